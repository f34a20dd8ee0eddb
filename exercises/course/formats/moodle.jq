# Moodle: a CSV file for Grades, Import. In the class run a student is whom the
# entry is named after.
include "lib";
[ "Username", "Grade", "Feedback" ], (.[] | [ (.student // "" | cell), .points, (summary | cell) ])
| @csv
