# verdiep_add_client(SOURCES … LINK …): the program verdiep_client (.js and .wasm), with the options under which a page
# with a strict Content-Security-Policy runs it.
# verdiep_client_options: those options, for other programs in a page (the gallery of widgets).
add_library(verdiep_client_options INTERFACE)
target_link_options(verdiep_client_options INTERFACE
  -sENVIRONMENT=web
  -sDYNAMIC_EXECUTION=0  # no eval: the policy forbids it
  -sFILESYSTEM=0         # 50 kB less glue; storage is IndexedDB, through the bridge
  -sALLOW_MEMORY_GROWTH=1
  -sMALLOC=emmalloc
  -s${VERDIEP_STACK_OPTION}=1048576)

function(verdiep_add_client)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "SOURCES;LINK")
  add_executable(verdiep_client ${arg_SOURCES})
  target_link_libraries(verdiep_client PRIVATE ${arg_LINK} verdiep_client_options verdiep_warnings)
endfunction()
