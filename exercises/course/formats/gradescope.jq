# Gradescope: results/results.json of an autograder.
include "lib";
one
| { score: .points,
    output: summary,
    output_format: "text", test_output_format: "text", test_name_format: "text",
    visibility: "visible", stdout_visibility: "hidden",
    extra_data: { exercise, exercise_version, seed, sha256: .submission.sha256 },
    tests: [ tests | to_entries[]
      | { number: "\(.key + 1)" } + (.value
      | { name: .name | line, score: .points, max_score: .max_points,
          status: (if .status == "passed" then "passed" else "failed" end),
          output: told_in_steps, visibility: "visible" }) ] }
