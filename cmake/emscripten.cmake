# Toolchain: the em++ on the PATH, through the toolchain file that it ships.
execute_process(
  COMMAND em-config EMSCRIPTEN_ROOT
  OUTPUT_VARIABLE verdiep_emscripten_root OUTPUT_STRIP_TRAILING_WHITESPACE
  RESULT_VARIABLE verdiep_em_config_failed)
if(verdiep_em_config_failed)
  message(FATAL_ERROR "em++ was not found: install emscripten 3.1.6 or later (scripts/setup says how)")
endif()
set(EMSCRIPTEN_ROOT_PATH "${verdiep_emscripten_root}")
include("${verdiep_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")

# Debian's emcc finds its JavaScript parser (acorn) only with this in the environment; elsewhere it does no harm.
set(CMAKE_C_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")
set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_C_LINKER_LAUNCHER}")
