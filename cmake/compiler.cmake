# Language level, warnings and instrumentation. Flags travel on two interface targets, verdiep_warnings and
# verdiep_sanitizers, which verdiep_add_library() and verdiep_add_test() link; nothing is set behind a target's back
# except what must be equal in every object file of a binary.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)

# Assertions of the libraries stay on outside a release; -g1 keeps line numbers in stack traces at half the cost.
foreach(language C CXX)
  set(CMAKE_${language}_FLAGS_RELWITHDEBINFO "-O2 -g1")
  set(CMAKE_${language}_FLAGS_RELEASE "-O2 -DNDEBUG")
endforeach()

if(EMSCRIPTEN)
  # For the whole build: a `throw` in the core must not compile, and mixed modes break the one-definition rule.
  # DWARF in WebAssembly would switch the optimiser off, so no -g here.
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions> $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
  set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2")
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2")
else()
  add_compile_definitions($<$<NOT:$<CONFIG:Release>>:_GLIBCXX_ASSERTIONS>)
endif()

add_library(verdiep_warnings INTERFACE)
target_compile_options(verdiep_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow $<$<BOOL:${VERDIEP_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND NOT EMSCRIPTEN)
  # The stable algorithms of libstdc++ 12 call the deprecated get_temporary_buffer(), which clang blames on the caller.
  target_compile_options(verdiep_warnings INTERFACE -Wno-deprecated-declarations)
endif()

add_library(verdiep_sanitizers INTERFACE)
if(VERDIEP_SANITIZE)
  target_compile_options(verdiep_sanitizers INTERFACE
    -fsanitize=${VERDIEP_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(verdiep_sanitizers INTERFACE -fsanitize=${VERDIEP_SANITIZE})
endif()
if(VERDIEP_FUZZ)
  target_compile_options(verdiep_sanitizers INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(VERDIEP_COVERAGE)
  target_compile_options(verdiep_sanitizers INTERFACE --coverage)
  target_link_options(verdiep_sanitizers INTERFACE --coverage)
endif()

if(VERDIEP_CCACHE)
  find_program(VERDIEP_CCACHE_PROGRAM ccache)
  if(VERDIEP_CCACHE_PROGRAM)
    set(CMAKE_C_COMPILER_LAUNCHER "${VERDIEP_CCACHE_PROGRAM}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${VERDIEP_CCACHE_PROGRAM}")
  endif()
endif()
