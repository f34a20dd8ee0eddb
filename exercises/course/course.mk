# course.mk: what a student and an instructor say to make. Included by the Makefile.
#
#   E=04-mcs        an exercise, by the name of its folder
#   FILE= SEED=     another file than work/E/..., and the seed of a student
#   SUBS= OUT= JOBS= KEY=   a class: what was handed in, where results go, how many
#                   at a time, the secret that seeds are made from

course := exercises/course
OUT ?= work/class/$(E)
JOBS ?= $(shell nproc)
KITS ?= build/kits

# Those that need no program, those that judge, and those for an instructor.
course_plain := start hint replay progress exercises-list
course_kits := student-kit instructor-kit gradescope-zip
course_judging := try $(if $(E),watch)
course_class := class class-list
.PHONY: $(course_plain) $(course_kits) $(course_judging) $(course_class) test-course help-course

help-course:
	@echo
	@echo 'For a student. E is a folder of exercises/, you work in work/E:'
	@echo 'make exercises-list   all exercises'
	@echo 'make start E=04-mcs   your own copy of the file that you hand in'
	@echo 'make try E=04-mcs     judge it (FILE=another, SEED=yours if your course has seeds)'
	@echo 'make watch E=04-mcs   judge it whenever you save it'
	@echo 'make hint E=04-mcs    the next hint (AGAIN=1: those you have had)'
	@echo 'make replay E=04-mcs  the schedule on which your last try failed'
	@echo 'make progress         how far you are'
	@echo
	@echo 'For an instructor; exercises/course/README.md tells the whole way:'
	@echo 'make student-kit      what students get, as build/kits/...tar.gz'
	@echo 'make instructor-kit   the same, with the answers of graded exercises'
	@echo 'make class E=04-mcs SUBS=DIR   judge a class (OUT=DIR JOBS=4 KEY=FILE)'
	@echo 'make gradescope-zip E=04-mcs   an autograder to upload (KEY=FILE)'
	@echo 'make test-course      the tests of all this'

start:
	@$(course)/start '$(E)'
hint:
	@$(course)/hint '$(E)' $(if $(AGAIN),again)
replay:
	@$(course)/replay '$(E)' '$(FILE)'
progress:
	@$(course)/progress
exercises-list:
	@$(course)/list

try: lostkick
	@BUILD='$(BUILD)' $(course)/try '$(E)' '$(FILE)' '$(SEED)'

student-kit:
	@$(course)/kit student '$(KITS)'
instructor-kit:
	@$(course)/kit instructor '$(KITS)'
gradescope-zip:
	@$(course)/gradescope-zip '$(E)' '$(KITS)' '$(KEY)'

class class-list: lostkick
	@BUILD='$(BUILD)' $(course)/$@ '$(E)' '$(SUBS)' '$(OUT)' '$(JOBS)' '$(KEY)'

# N submissions in the class that is judged.
N ?= 60
test-course: lostkick
	@for test in formats student class kits front-ends; do \
		BUILD='$(BUILD)' N='$(N)' tests/course/$$test.sh || failed="$$failed $$test"; \
	done; [ -z "$$failed" ] || { echo "FAILED:$$failed"; exit 1; }
