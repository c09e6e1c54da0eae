# Test programs, one per folder of tests/. The same call serves both builds: natively it makes a GoogleTest program,
# in the WebAssembly build a module that runs under node if the suite says WASM.
#
# verdiep_add_test(
#   NAME unit_events          the ctest entry; `wasm_unit_events` for the same suite as WebAssembly
#   LABELS unit quick         kinds, and `quick` for what runs while you type
#   SOURCES record_test.cpp …
#   LINK verdiep::events …
#   WASM | WASM_ONLY          also, or only, as WebAssembly
#   TIMEOUT 300               seconds
#   COMMAND_ARGS …            arguments of the program
# )
# verdiep_add_script_test(NAME … LABELS … COMMAND … [TIMEOUT …] [ENVIRONMENT A=b …] [SERIAL])
# verdiep_add_fuzz(record SOURCES record_fuzz.cpp LINK …)     corpus in the folder <name>/corpus beside the CMakeLists.txt
# verdiep_add_bench(codec SOURCES codec_bench.cpp LINK … [WASM])      or COMMAND node …, for a peer that is a script
include(CTest)

# The flat list of this build's tests, for the build that names this one in VERDIEP_COMPANION_BUILDS.
set_property(GLOBAL PROPERTY verdiep_test_list "")

function(verdiep_register_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "SERIAL;WILL_FAIL" "TIMEOUT" "LABELS;COMMAND;ENVIRONMENT")
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  if(NOT arg_WILL_FAIL)
    set(arg_WILL_FAIL FALSE)
  endif()
  if(NOT arg_SERIAL)
    set(arg_SERIAL FALSE)
  endif()
  set(properties "TIMEOUT ${arg_TIMEOUT} WILL_FAIL ${arg_WILL_FAIL} RUN_SERIAL ${arg_SERIAL}")
  add_test(NAME ${name} COMMAND ${arg_COMMAND})
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" ENVIRONMENT "${arg_ENVIRONMENT}"
    TIMEOUT ${arg_TIMEOUT} WILL_FAIL ${arg_WILL_FAIL} RUN_SERIAL ${arg_SERIAL})

  list(JOIN arg_COMMAND "\" \"" command)
  string(CONCAT entry
    "add_test(${name} \"${command}\")\n"
    "set_tests_properties(${name} PROPERTIES LABELS \"${arg_LABELS}\" ENVIRONMENT \"${arg_ENVIRONMENT}\" ${properties})\n")
  set_property(GLOBAL APPEND_STRING PROPERTY verdiep_test_list "${entry}")
endfunction()

function(verdiep_write_test_list)
  get_property(entries GLOBAL PROPERTY verdiep_test_list)
  file(GENERATE OUTPUT "${PROJECT_BINARY_DIR}/verdiep_tests.cmake" CONTENT "${entries}")
  if(VERDIEP_COMPANION_BUILDS)
    # ctest reads this when it runs, so a companion may be configured after this build.
    set(include_script "${PROJECT_BINARY_DIR}/companion_tests.cmake")
    string(CONCAT content
      "foreach(build ${VERDIEP_COMPANION_BUILDS})\n"
      "  if(EXISTS \"\${build}/verdiep_tests.cmake\")\n"
      "    include(\"\${build}/verdiep_tests.cmake\")\n"
      "  endif()\n"
      "endforeach()\n")
    string(REPLACE ";" " " content "${content}")
    file(WRITE "${include_script}" "${content}")
    set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY TEST_INCLUDE_FILES "${include_script}")
  endif()
endfunction()

function(verdiep_add_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "WASM;WASM_ONLY" "NAME;TIMEOUT" "LABELS;SOURCES;LINK;COMMAND_ARGS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "verdiep_add_test(${arg_NAME}): what is ${arg_UNPARSED_ARGUMENTS}?")
  endif()
  if(NOT VERDIEP_TESTS OR (EMSCRIPTEN AND NOT (arg_WASM OR arg_WASM_ONLY)) OR (NOT EMSCRIPTEN AND arg_WASM_ONLY))
    return()
  endif()

  set(target test_${arg_NAME})
  add_executable(${target} ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE
    ${arg_LINK} verdiep::test_support verdiep_gtest_main verdiep_warnings verdiep_sanitizers)
  if(EMSCRIPTEN)
    target_link_libraries(${target} PRIVATE verdiep_node)
    verdiep_register_test(wasm_${arg_NAME}
      LABELS ${arg_LABELS} wasm TIMEOUT "${arg_TIMEOUT}"
      COMMAND ${VERDIEP_NODE} "$<TARGET_FILE:${target}>" ${arg_COMMAND_ARGS})
  else()
    verdiep_register_test(${arg_NAME}
      LABELS ${arg_LABELS} TIMEOUT "${arg_TIMEOUT}"
      COMMAND "$<TARGET_FILE:${target}>" ${arg_COMMAND_ARGS})
  endif()
endfunction()

function(verdiep_add_script_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "SERIAL" "NAME;TIMEOUT" "LABELS;COMMAND;ENVIRONMENT")
  set(serial "")
  if(arg_SERIAL)
    set(serial SERIAL)
  endif()
  if(VERDIEP_TESTS)
    verdiep_register_test(${arg_NAME} ${serial} LABELS ${arg_LABELS} TIMEOUT "${arg_TIMEOUT}"
      COMMAND ${arg_COMMAND} ENVIRONMENT ${arg_ENVIRONMENT})
  endif()
endfunction()

# With libFuzzer: a fuzzer, and a smoke run of a few seconds from the corpus. Elsewhere the corpus is replayed as an
# ordinary test, so that every find stays found.
function(verdiep_add_fuzz name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "MUST_FAIL" "SECONDS" "SOURCES;LINK")
  if(EMSCRIPTEN OR NOT (VERDIEP_TESTS OR VERDIEP_FUZZ) OR (arg_MUST_FAIL AND NOT VERDIEP_FUZZ))
    return()
  endif()
  if(NOT arg_SECONDS)
    set(arg_SECONDS 5)
  endif()
  set(will_fail "")
  if(arg_MUST_FAIL) # the canary: a target whose bug must be found
    set(will_fail WILL_FAIL)
  endif()

  set(target fuzz_${name})
  set_property(GLOBAL APPEND PROPERTY verdiep_fuzz_targets ${target})
  set(corpus "${CMAKE_CURRENT_SOURCE_DIR}/${name}/corpus")
  add_executable(${target} ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE ${arg_LINK} verdiep_warnings verdiep_sanitizers)
  if(VERDIEP_FUZZ)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    set(scratch "${CMAKE_CURRENT_BINARY_DIR}/${name}")
    file(MAKE_DIRECTORY "${scratch}/corpus" "${scratch}/crashes")
    set(corpora "${scratch}/corpus" "${corpus}") # new inputs are written to the first
    if(arg_MUST_FAIL)
      set(corpora "") # starts from nothing each time
    endif()
    verdiep_register_test(fuzz_${name} ${will_fail} LABELS fuzz TIMEOUT 120
      COMMAND "$<TARGET_FILE:${target}>" -seed=1 -max_total_time=${arg_SECONDS} -timeout=10 -rss_limit_mb=1024
              -artifact_prefix=${scratch}/crashes/ ${corpora})
  else()
    target_sources(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests/fuzz/replay_main.cpp")
    verdiep_register_test(corpus_${name} LABELS fuzz quick TIMEOUT 120
      COMMAND "$<TARGET_FILE:${target}>" "${corpus}")
  endif()
endfunction()

# Programs that print one JSON object a line; `make bench` builds and runs them, and adds machine and commit.
# A peer that is a script (JSON.parse in node) has a COMMAND instead of SOURCES.
function(verdiep_add_bench name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "WASM;WASM_ONLY" "" "SOURCES;LINK;COMMAND")
  if(NOT VERDIEP_BENCH OR (EMSCRIPTEN AND NOT (arg_WASM OR arg_WASM_ONLY)) OR (NOT EMSCRIPTEN AND arg_WASM_ONLY))
    return()
  endif()
  if(arg_SOURCES)
    set(target bench_${name})
    add_executable(${target} EXCLUDE_FROM_ALL ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE ${arg_LINK} verdiep_warnings verdiep_sanitizers)
    set(arg_COMMAND "$<TARGET_FILE:${target}>")
    if(EMSCRIPTEN)
      target_link_libraries(${target} PRIVATE verdiep_node)
      list(PREPEND arg_COMMAND ${VERDIEP_NODE})
    endif()
    set_property(GLOBAL APPEND PROPERTY verdiep_bench_targets ${target})
  endif()
  list(JOIN arg_COMMAND " " command)
  set_property(GLOBAL APPEND_STRING PROPERTY verdiep_bench_list "${name} ${command}\n")
endfunction()

# Targets that build just these programs and what they need.
function(verdiep_add_fuzz_programs)
  get_property(targets GLOBAL PROPERTY verdiep_fuzz_targets)
  add_custom_target(fuzz_programs)
  if(targets)
    add_dependencies(fuzz_programs ${targets})
  endif()
endfunction()

function(verdiep_write_bench_list)
  get_property(targets GLOBAL PROPERTY verdiep_bench_targets)
  get_property(entries GLOBAL PROPERTY verdiep_bench_list)
  add_custom_target(bench_programs)
  if(targets)
    add_dependencies(bench_programs ${targets})
  endif()
  file(GENERATE OUTPUT "${PROJECT_BINARY_DIR}/verdiep_benches.txt" CONTENT "${entries}")
endfunction()
