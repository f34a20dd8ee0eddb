# The Lost Kick: tangle, build, test, weave. `make help` says what there is.
#
# The sources of everything are the chapters in lit/. Where noweb is installed, the
# C is tangled from them into build/lines, with #line directives, and compiled from
# there; so compilers, tests and gdb speak of lines of the chapters. Where it is not,
# the committed src/ and tests/ are compiled.

BUILD ?= build
CFLAGS ?= -O2 -g -Wall -Wextra -Werror
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += --no-print-directory -j$(shell nproc)
endif
.DELETE_ON_ERROR:
.SUFFIXES:

.PHONY: all help test exercises test-site book pages pdf drift mutants bench bench-explorer soak soak-short fuzz sanitize watch clean tangle lostkick suites

all: tangle lostkick suites

include exercises/course/course.mk

help:
	@echo 'make                  tangle lit/ into src/ and tests/, build the program and all suites'
	@echo 'make test             run the tests of all chapters'
	@echo 'make test CH=11       run the tests of one chapter'
	@echo 'make exercises        are all exercises as they should be?'
	@echo 'make book             weave the book: book/out/index.html, the EPUB, the API pages'
	@echo 'make pdf              the book on paper: book/out/the-lost-kick.pdf'
	@echo 'make test-site        the book in a real browser'
	@echo 'make drift            are src/ and tests/ what lit/ says?'
	@echo 'make mutants          plant mistakes in the designs; their tests must notice'
	@echo 'make bench            measure the locks, for the book and the README: some minutes'
	@echo 'make soak             a billion acquisitions, with interrupts: half an hour or so'
	@echo 'make soak-short       fewer, under the sanitizers'
	@echo 'make bench-explorer   measure the explorer'
	@echo 'make fuzz SECONDS=60  made-up programs and answers for the judge (clang)'
	@echo 'make sanitize         the tests under AddressSanitizer and UBSan'
	@echo 'make watch CH=11      re-run the tests and re-weave whenever a chapter is saved'
	@echo 'make clean            remove build/ and book/out/'
	@echo
	@echo 'make test, make book and make pdf install what they lack (Debian, Ubuntu), and say so first.'
	@$(MAKE) help-course

# ---- goals that need no build ----------------------------------------------------

drift:
	@book/need drift
	@book/drift

clean:
	rm -rf build book/out

# ---- sources ---------------------------------------------------------------------

goals := $(or $(MAKECMDGOALS),all)
ifneq ($(filter-out help drift clean mutants help-course $(if $(E),,watch) $(course_plain) $(course_kits),$(goals)),)

kit := test
ifneq ($(filter tangle all,$(goals)),)
  kit := build
endif
ifneq ($(filter exercises $(course_judging),$(goals)),)
  kit := try
endif
ifneq ($(filter $(course_class),$(goals)),)
  kit := course
endif
ifneq ($(filter test-course,$(goals)),)
  kit := course-test
endif
ifneq ($(filter bench,$(goals)),)
  kit := bench
endif
ifneq ($(filter book pages,$(goals)),)
  kit := book
endif
ifneq ($(filter pdf,$(goals)),)
  kit := pdf
endif
ifneq ($(filter test-site,$(goals)),)
  kit := site
endif
ifneq ($(shell book/need $(kit) >&2 || echo failed),)
  $(error something that is needed is missing; see above)
endif

ifneq ($(shell command -v notangle),)
  top := $(BUILD)/lines/
else
  top :=
endif

# Tangled before anything else: make reads this file again once it has been made.
include $(BUILD)/sources.mk
$(BUILD)/sources.mk: $(wildcard lit/*) book/tangle book/chunks.awk Makefile $(if $(top),,$(wildcard src/* src/*/* tests/*))
	@mkdir -p $(BUILD)
	@$(if $(top),book/tangle --lines $(top),echo 'noweb is not installed: building from the committed src/ and tests/')
	@{ echo "sources := $$(cd ./$(top) && echo src/*.c src/*/*.c)"; \
	   echo "suites := $$(cd ./$(top)tests && echo ch[0-9]*.c)"; \
	   echo "support := $$(cd ./$(top)tests && ls *.c | grep -v '^ch[0-9]' | tr '\n' ' ')"; } >$@.new
	@mv $@.new $@
endif

comma := ,

# ---- objects ---------------------------------------------------------------------

# SANITIZE is for all but the explored objects; see `sanitize` below.
flags = -std=gnu11 -fno-strict-aliasing -fno-omit-frame-pointer $(CFLAGS) -MMD -MP \
	-I$(top)src -I$(top)tests -pthread
# What the library of a trusted answer asks for (judge/trust.c).
exports := $(addprefix -Wl$(comma)--export-dynamic-symbol=,trust_ask_in_lock trust_ask_in_unlock machine_cpu)
libraries = $(exports) $(shell pkg-config --libs check jansson nettle) -lm -pthread

# Locks and lookups are compiled twice, once for each back end.
twice := $(filter src/locks/%.c src/lookup/%.c,$(sources))
# The bench is compiled with Concurrency Kit, or without, if it is not installed.
kit_flags := $(if $(shell pkg-config --exists ck 2>/dev/null && echo yes),-DHAVE_CK $(shell pkg-config --cflags ck))
benched := $(if $(kit_flags),$(BUILD)/bench-ck,$(BUILD)/bench)
bench := $(filter-out $(if $(kit_flags),,src/bench/ck_%.c),$(filter src/bench/%.c,$(sources)))
once := $(filter-out $(twice) src/bench/%.c src/lostkick.c src/machine/shared_end.c,$(sources))
objects := $(twice:%.c=$(BUILD)/native/%.o) $(twice:%.c=$(BUILD)/explored/%.o) \
	$(once:%.c=$(BUILD)/obj/%.o) $(bench:%.c=$(benched)/%.o)
# It pads the section of shared objects to the end of a page: always linked last.
last := $(BUILD)/obj/src/machine/shared_end.o
support_objects := $(support:%.c=$(BUILD)/obj/tests/%.o)
programs := $(suites:%.c=$(BUILD)/bin/%)

$(BUILD)/native/%.o: $(top)%.c
	@mkdir -p $(@D)
	@echo 'cc $<'
	@$(CC) $(flags) $(SANITIZE) -DMACHINE_NATIVE -c $< -o $@

$(BUILD)/explored/%.o: $(top)%.c
	@mkdir -p $(@D)
	@echo 'cc $<'
	@$(CC) $(flags) -DMACHINE_EXPLORED -c $< -o $@

$(benched)/%.o: $(top)%.c
	@mkdir -p $(@D)
	@echo 'cc $<'
	@$(CC) $(flags) $(SANITIZE) $(kit_flags) '-DBENCH_FLAGS="$(strip $(CFLAGS) $(SANITIZE))"' -c $< -o $@

$(BUILD)/obj/%.o: $(top)%.c
	@mkdir -p $(@D)
	@echo 'cc $<'
	@$(CC) $(flags) $(SANITIZE) -c $< -o $@

$(BUILD)/bin/lostkick: $(BUILD)/obj/src/lostkick.o $(objects) $(last)
	@mkdir -p $(@D)
	@echo 'ld $@'
	@$(CC) $(CFLAGS) $(SANITIZE) $(LDFLAGS) $^ $(libraries) -o $@

$(programs): $(BUILD)/bin/%: $(BUILD)/obj/tests/%.o $(support_objects) $(objects) $(last)
	@mkdir -p $(@D)
	@echo 'ld $@'
	@$(CC) $(CFLAGS) $(SANITIZE) $(LDFLAGS) $^ $(libraries) -o $@

.SECONDARY:
-include $(shell find $(BUILD)/native $(BUILD)/explored $(BUILD)/obj $(benched) -name '*.d' 2>/dev/null)

lostkick: $(BUILD)/bin/lostkick
suites: $(programs)

# The committed tree follows the chapters.
tangle:
	@$(if $(top),book/tangle .,:)

# ---- tests -----------------------------------------------------------------------

# A suite that has passed leaves a stamp, which is all that the book asks for. Suites
# run side by side, the scoreboard first, since it takes longest.
chapter := $(patsubst ch%,%,$(CH))
wanted := $(filter-out $(foreach chapter,$(SKIP),$(BUILD)/bin/ch$(chapter)_%),\
	$(if $(chapter),$(filter $(BUILD)/bin/ch$(chapter)_%,$(programs)),$(programs)))

test: $(wanted) $(BUILD)/bin/lostkick
	@[ -n "$(wanted)" ] || { echo "no tests for chapter '$(CH)'; there are: $(patsubst ch%,%,$(foreach s,$(suites),$(firstword $(subst _, ,$(s)))))" >&2; exit 2; }
	@rm -f $(wanted:$(BUILD)/bin/%=$(BUILD)/passed/%)
	@printf '%s\n' $(filter %_scoreboard,$(wanted)) $(filter-out %_scoreboard,$(wanted)) | \
		BUILD=$(BUILD) xargs -n 1 -P $$(nproc) tests/one-suite || true
	@failed=; for suite in $(wanted:$(BUILD)/bin/%=%); do \
		[ -e $(BUILD)/passed/$$suite ] || failed="$$failed $$suite"; \
	done; \
	if [ -n "$$failed" ]; then echo "FAILED:$$failed"; exit 1; fi; \
	echo "all tests passed: $(words $(wanted)) of $(words $(programs)) suites"

$(BUILD)/passed/ch20_measured: $(wildcard book/bench/*.csv)
$(BUILD)/passed/%: $(BUILD)/bin/%
	@BUILD=$(BUILD) tests/one-suite $<

# ---- book ------------------------------------------------------------------------

# Dates in the EPUB and the PDF: the same commit gives the same bytes.
export SOURCE_DATE_EPOCH ?= $(or $(shell git log -1 --format=%ct 2>/dev/null),315532800)

evidence := $(suites:%.c=$(BUILD)/passed/%) $(BUILD)/bin/lostkick

book: $(evidence)
	@book/weave
	@echo "the book: $(CURDIR)/book/out/index.html"

# The pages alone, or one page, for one who writes.
pages: $(if $(chapter),$(wanted:$(BUILD)/bin/%=$(BUILD)/passed/%) $(BUILD)/bin/lostkick,$(evidence))
	@book/weave --pages $(chapter)

pdf: $(evidence)
	@book/weave --pages
	@book/pdf/make

# The tests of a book that has been woven: its pages, and the player, in a browser.
site := tests/site
test-site: book $(site)/node_modules/.package-lock.json
	@BUILD=$(BUILD) node --test $(wildcard $(site)/*.test.js)

$(site)/node_modules/.package-lock.json: $(site)/package-lock.json
	@echo 'npm ci, in $(site)'
	@cd $(site) && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# ---- exercises -------------------------------------------------------------------

exercises: $(BUILD)/bin/lostkick
	@BUILD=$(BUILD) exercises/check

# ---- by hand ---------------------------------------------------------------------

mutants:
	@book/need drift
	@tests/mutants

# Replaces the measurements that the book and the README show. The machine should have
# nothing else to do.
measurements := book/bench
bench: $(BUILD)/bin/lostkick
	@mkdir -p $(measurements)
	@$< bench --pin --threads 1 --critical 0 --think 0 --rounds 41 --seconds 0.05 --csv $(measurements)/alone.csv
	@$< bench --pin --threads 1 --critical 0 --think 30 --rounds 41 --seconds 0.05 --csv $(measurements)/apart.csv
	@$< lookups --csv $(measurements)/lookups.csv
	@$< bench --pin --rounds 9 --seconds 0.25 --csv $(measurements)/crowd.csv
	@$< bench --pin --threads 16 --patience 16,64,256,1024,4096,16384,65536 --rounds 3 --seconds 0.4 \
		--locks qspinlock,merged,wait_early,holder_hashes,hybrid,bounded_steal,pthread_mutex \
		--csv $(measurements)/patience.csv
	@gnuplot $(measurements)/overcommit.gp >book/overcommit.svg.part
	@mv book/overcommit.svg.part book/overcommit.svg

# Two threads, for a lock that many take in turn needs a change of threads each time.
TURNS ?= 1000000000
soak: $(BUILD)/bin/lostkick
	@$< soak --turns 10000000
	@$< soak merged --threads 2 --turns $(TURNS)

# ThreadSanitizer does not know fences, and gcc warns of that. The acquires and releases
# of the lock order what it protects without them.
soak-short:
	@$(MAKE) lostkick BUILD=build/tsan SANITIZE='-fsanitize=thread -Wno-tsan'
	@build/tsan/bin/lostkick soak --turns 20000
	@$(MAKE) lostkick BUILD=build/asan \
		SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=undefined --param asan-stack=0'
	@ASAN_OPTIONS=detect_leaks=0 build/asan/bin/lostkick soak --turns 20000

bench-explorer: $(BUILD)/bin/lostkick
	@$< speed

# What a fuzzer has found interesting stays in $(BUILD)/fuzz.
fuzz_flags := -std=gnu11 -g -O1 -fno-strict-aliasing -I$(top)src \
	-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
	-mllvm -asan-stack=0
fuzz_oracle := $(filter src/explore/%,$(sources)) src/judge/jail.c \
	src/judge/program.c src/judge/exercise.c src/judge/kind_keys.c \
	src/judge/manifest.c src/judge/seed.c src/judge/shared_memory.c \
	src/judge/box.c src/judge/trust.c \
	src/machine/coroutine.c src/machine/shared.c src/machine/shared_end.c
SECONDS ?= 60

fuzz: $(BUILD)/fuzz/program $(BUILD)/fuzz/oracle
	@for target in program oracle; do \
		mkdir -p $(BUILD)/fuzz/$$target.corpus; \
		$(BUILD)/fuzz/$$target -max_total_time=$(SECONDS) -max_len=400 \
			-len_control=0 -detect_leaks=0 \
			-close_fd_mask=1 -print_final_stats=1 \
			-artifact_prefix=$(BUILD)/fuzz/$$target- \
			$(BUILD)/fuzz/$$target.corpus || exit 1; \
	done

$(BUILD)/fuzz/program: $(addprefix $(top),tests/fuzz/program.c src/judge/program.c)
	@mkdir -p $(@D)
	@echo 'clang $@'
	@clang $(fuzz_flags) $^ -o $@

$(BUILD)/fuzz/oracle: $(addprefix $(top),tests/fuzz/oracle.c $(fuzz_oracle) src/judge/answer.c)
	@mkdir -p $(@D)
	@echo 'clang $@'
	@clang $(fuzz_flags) $(filter-out %/answer.c,$^) -ljansson -lnettle -lm -o $@

# No leak check: it reads all of memory, and the shared objects cannot be read. No
# scoreboard: it explores the same code again, for ten times as long. The explored
# objects are left as they are: the designs that are broken on purpose do follow null
# pointers, which the explorer reports as a violation of theirs; and states are told
# apart by the bytes of a stack, of which an instrumented frame has many that say
# nothing; so chapter 75, whose answers run below such frames, is left out, too. The
# same files are instrumented in their native form.
sanitize:
	@ASAN_OPTIONS=detect_leaks=0 $(MAKE) test SKIP='75 97' BUILD=build/asan \
		SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=undefined --param asan-stack=0'

# The chapters, or one answer to an exercise.
ifeq ($(E),)
watch:
	@echo 'watching lit/; stop with Ctrl-C'
	@before=; while sleep 1; do now=$$(ls -l --time-style=full-iso lit); \
		[ "$$now" = "$$before" ] || { $(MAKE) test CH=$(CH) && $(MAKE) pages CH=$(CH); }; \
		before=$$now; done
else
watch: lostkick
	@BUILD='$(BUILD)' $(course)/watch '$(E)' '$(FILE)' '$(SEED)'
endif
