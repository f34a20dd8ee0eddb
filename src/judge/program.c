/* Tangled from lit/82-cage.nw; edit that file, not this one. */
/**
 * @file judge/program.c
 * @brief A program that nobody trusts, as the parts that its file is made of.
 */
#include "judge/program.h"

#include <elf.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>

#include "machine/cage.h"

static bool overlaps(const struct program *program, uintptr_t at, size_t bytes)
{
	for (unsigned int i = 0; i < program->segments; i++) {
		const struct segment *s = &program->segment[i];

		if (at < s->at + s->bytes && s->at < at + bytes)
			return true;
	}
	return false;
}

/* NULL if the segment may be; else what is wrong with it. */
static const char *add_segment(struct program *program, const char *file,
			       size_t size, const Elf64_Phdr *p)
{
	uintptr_t at = p->p_vaddr & -(uintptr_t)PAGE;
	size_t before = p->p_vaddr - at, bytes;

	if (p->p_vaddr < CAGE_BASE ||
	    p->p_vaddr >= CAGE_BASE + CAGE_PROGRAM_BYTES ||
	    p->p_memsz > CAGE_BASE + CAGE_PROGRAM_BYTES - p->p_vaddr)
		return "it needs more memory than a lock may have";
	bytes = (before + p->p_memsz + PAGE - 1) / PAGE * PAGE;
	if (p->p_filesz > p->p_memsz || p->p_offset > size ||
	    p->p_filesz > size - p->p_offset || p->p_offset < before)
		return "a segment is not in the file";
	if (p->p_flags & PF_W && p->p_flags & PF_X)
		return "it has code that can be written";
	if (p->p_flags & PF_W && bytes > MAX_VARIABLES)
		return "it has more variables than a lock may have";
	if (program->segments == MAX_SEGMENTS || overlaps(program, at, bytes))
		return "its segments overlap, or are too many";
	program->segment[program->segments++] = (struct segment){
		.at = at,
		.bytes = bytes,
		.filled = before + p->p_filesz,
		.contents = file + p->p_offset - before,
		.rights = (p->p_flags & PF_R ? PROT_READ : 0) |
			  (p->p_flags & PF_W ? PROT_WRITE : 0) |
			  (p->p_flags & PF_X ? PROT_EXEC : 0),
	};
	return NULL;
}

const char *program_read(struct program *program, const char *file, size_t size)
{
	Elf64_Ehdr head;
	const char *wrong = NULL;

	program->segments = 0;
	if (size < sizeof(head))
		return "it is no program";
	memcpy(&head, file, sizeof(head));
	if (memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 ||
	    head.e_ident[EI_CLASS] != ELFCLASS64 || head.e_type != ET_EXEC ||
	    head.e_machine != EM_X86_64 ||
	    head.e_phentsize != sizeof(Elf64_Phdr) || head.e_phoff > size ||
	    head.e_phnum > (size - head.e_phoff) / sizeof(Elf64_Phdr))
		return "it is no program";
	for (unsigned int i = 0; i < head.e_phnum && !wrong; i++) {
		Elf64_Phdr part;

		memcpy(&part, file + head.e_phoff + i * sizeof(part),
		       sizeof(part));
		if (part.p_type == PT_LOAD && part.p_memsz > 0)
			wrong = add_segment(program, file, size, &part);
	}
	program->entry = head.e_entry;
	return wrong;
}
