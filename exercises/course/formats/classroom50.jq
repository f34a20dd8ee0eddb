# Classroom 50: result.json in the checkout. Who and what comes from the variables
# that its runner sets.
include "lib";
def given($name): env[$name] // error("\($name) is not set; Classroom 50 sets it");
one
| { schema: "classroom50/result/v1",
    classroom: given("CLASSROOM"), assignment: given("ASSIGNMENT"), usernames: [ given("USERNAME") ],
    submission: given("SUBMISSION_TAG"), commit: given("COMMIT_URL"), release: given("RELEASE_URL"), review: given("REVIEW_URL"),
    datetime: now | todate,
    score: .points, "max-score": .max_points,
    tests: [ tests[] | { "test-name": .name | line, passed: (.status == "passed"), score: .points, "max-score": .max_points } ] }
