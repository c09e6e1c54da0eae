# The two commands of the README, and the few that developers type. CMake does the building: CMakePresets.json.
JOBS ?= $(shell nproc)
export CMAKE_BUILD_PARALLEL_LEVEL = $(JOBS)
RUN_ARGS ?=
SECONDS ?= 60

.DEFAULT_GOAL := help
.PHONY: run build test simulate bench lint format clean help setup setup-test setup-bench

run: build ## Build all that is needed, play the demo, serve it and print three links
	build/verdiep demo --store build/demo-store --web build/web $(RUN_ARGS)

build: setup ## The program at build/verdiep, the site at build/web/
	cmake --preset release
	cmake --build --preset release
	cmake --preset wasm
	cmake --build --preset wasm

test: setup-test ## Format, dependency rule, clang-tidy on changed files, all suites: one summary at the end
	cmake --preset wasm-dev
	cmake --build --preset wasm-dev
	cmake --preset fuzz
	cmake --build --preset fuzz
	cmake --preset dev
	cmake --build --preset dev
	ctest --preset dev --parallel $(JOBS) --no-tests=error

simulate: setup-test ## Server and devices under seeded faults for SECONDS=60, or one SEED=…; says how to replay a failure
	cmake --preset dev
	cmake --build --preset dev --target simulate
	build/dev/tests/simulation/simulate --seconds $(SECONDS) $(if $(SEED),--seed $(SEED)) $(if $(FIRST),--first $(FIRST))

bench: setup-bench ## All benchmarks: JSON lines into build/bench.jsonl, and how far each is from its aim
	cmake --preset release -D VERDIEP_BENCH=ON
	cmake --build --preset release --target bench_programs verdiep
	cmake --preset wasm -D VERDIEP_BENCH=ON
	cmake --build --preset wasm --target bench_programs verdiep_site
	scripts/bench build/release build/wasm | tee build/bench.jsonl

lint: setup-test ## Everything through the formatter's check, the tree's rules and clang-tidy
	cmake --preset dev
	ctest --preset dev --label-regex lint --exclude-regex lint_tidy --no-tests=error
	cmake --build --preset dev --target all_verify_interface_header_sets
	scripts/tidy --all build/dev
	cmake --preset wasm-dev
	cmake --build --preset wasm-dev --target verdiep_fonts
	scripts/tidy --all build/wasm-dev

format: ## Format all C++
	scripts/format

clean: ## Remove everything built
	rm -rf build

help: ## This list
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 10

setup:
	@scripts/setup run

setup-test:
	@scripts/setup test

setup-bench:
	@scripts/setup bench
