/* judged: does not compile */
/* Nothing at all. */

