# Presets set these; `cmake -L` lists them.
option(VERDIEP_TESTS "Build the tests" ON)
option(VERDIEP_BENCH "Build the benchmarks" ON)
option(VERDIEP_FUZZ "Build the fuzz targets with libFuzzer (clang only)" OFF)
option(VERDIEP_SERVER "Build the server and the program `verdiep` (native only)" ON)
option(VERDIEP_COVERAGE "Instrument for line coverage" OFF)
option(VERDIEP_WERROR "Treat warnings as errors" ON)
option(VERDIEP_CCACHE "Compile through ccache where it is found" ON)

set(VERDIEP_SANITIZE "" CACHE STRING "Sanitizers, separated by commas: address,undefined or thread")
set(VERDIEP_OUTPUT_DIR "${PROJECT_BINARY_DIR}" CACHE PATH "Where the program `verdiep` and the site `web/` end up")
set(VERDIEP_COMPANION_BUILDS "" CACHE STRING
  "Build folders whose tests are part of this one's ctest run (WebAssembly suites, fuzz smoke runs)")
set(VERDIEP_SITE "${PROJECT_SOURCE_DIR}/build/wasm-dev/web" CACHE PATH "The assembled site that the browser tests open")
