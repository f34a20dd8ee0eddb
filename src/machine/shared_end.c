/* Tangled from lit/90-coroutines.nw; edit that file, not this one. */
/**
 * @file machine/shared_end.c
 * @brief Linked last: pads the shared section to the end of a page.
 */
enum { PAGE = 1 << 16 };
__attribute__((section("lk_shared"), used)) static char last_page[2 * PAGE];
