/* judged: does not compile */
/* Takes a file of this machine into the program. */
__asm__(".incbin \"/etc/passwd\"");
void lock(unsigned int which) { (void)which; }
void unlock(unsigned int which) { (void)which; }
