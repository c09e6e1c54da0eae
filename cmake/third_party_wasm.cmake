# Header-only libraries, staged.
set(staged "${PROJECT_BINARY_DIR}/third_party/include")
file(MAKE_DIRECTORY "${staged}")
function(verdiep_stage target folder)
  find_path(VERDIEP_${folder}_ROOT "${ARGN}" PATHS /usr/include /usr/local/include NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
  if(NOT VERDIEP_${folder}_ROOT)
    message(FATAL_ERROR "${ARGN} was not found (scripts/setup says what to install)")
  endif()
  file(CREATE_LINK "${VERDIEP_${folder}_ROOT}/${folder}" "${staged}/${folder}" SYMBOLIC)
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE "${staged}")
endfunction()
verdiep_stage(verdiep_boost boost boost/describe.hpp)
verdiep_stage(verdiep_expected tl tl/expected.hpp)
verdiep_stage(verdiep_json nlohmann nlohmann/json.hpp)

# Running modules under node: the exit code is the program's, and files are the host's (golden samples).
find_program(VERDIEP_NODE_PROGRAM NAMES node nodejs REQUIRED NO_CMAKE_FIND_ROOT_PATH)
set(VERDIEP_NODE "${VERDIEP_NODE_PROGRAM}")
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.27)
  # Output of old versions takes node's fetch for a browser's and then finds no file by URL.
  list(APPEND VERDIEP_NODE --no-experimental-fetch)
  set(VERDIEP_STACK_OPTION TOTAL_STACK)
else()
  set(VERDIEP_STACK_OPTION STACK_SIZE)
endif()
add_library(verdiep_node INTERFACE)
target_link_options(verdiep_node INTERFACE
  --profiling # function names in traces, and no dump of one line of 100 kB when a program stops
  -sEXIT_RUNTIME=1 -sENVIRONMENT=node -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -s${VERDIEP_STACK_OPTION}=1048576)

if(VERDIEP_TESTS)
  set(CMAKE_POLICY_DEFAULT_CMP0077 NEW) # let the next three speak to its options
  set(BUILD_GMOCK ON)
  set(INSTALL_GTEST OFF)
  set(gtest_disable_pthreads ON)
  find_path(VERDIEP_GOOGLETEST_SOURCE googlemock/CMakeLists.txt PATHS /usr/src/googletest NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
  if(NOT VERDIEP_GOOGLETEST_SOURCE)
    message(FATAL_ERROR "the source of GoogleTest was not found (scripts/setup says what to install)")
  endif()
  add_subdirectory("${VERDIEP_GOOGLETEST_SOURCE}" "${PROJECT_BINARY_DIR}/third_party/googletest" EXCLUDE_FROM_ALL SYSTEM)
  add_library(verdiep_gtest_main INTERFACE)
  target_link_libraries(verdiep_gtest_main INTERFACE gmock gtest_main)
endif()

include(sodium)
include(imgui)
