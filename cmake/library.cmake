# verdiep_add_library(events
#   SOURCES a.cpp …       none: a library whose files are all headers
#   HEADERS a.hpp …       public headers; `cmake --build … --target all_verify_interface_header_sets` compiles each alone
#   LINK verdiep::… …     PUBLIC: what the headers need
#   LINK_PRIVATE …        what only the sources need
# )
# makes target verdiep_<name>, alias verdiep::<name>. The repository root is the include root.
function(verdiep_add_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;LINK;LINK_PRIVATE")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "verdiep_add_library(${name}): what is ${arg_UNPARSED_ARGUMENTS}?")
  endif()

  set(target verdiep_${name})
  if(arg_SOURCES)
    add_library(${target} STATIC ${arg_SOURCES})
    set(scope PUBLIC)
    target_link_libraries(${target}
      PUBLIC ${arg_LINK} verdiep_sanitizers
      PRIVATE ${arg_LINK_PRIVATE} verdiep_warnings)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
    target_link_libraries(${target} INTERFACE ${arg_LINK} ${arg_LINK_PRIVATE} verdiep_sanitizers)
  endif()
  target_include_directories(${target} ${scope} "${PROJECT_SOURCE_DIR}")
  if(arg_HEADERS)
    target_sources(${target} ${scope}
      FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${arg_HEADERS})
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  endif()
  add_library(verdiep::${name} ALIAS ${target})
endfunction()

# verdiep_add_program(SOURCES main.cpp … LINK …): the program `verdiep`, in VERDIEP_OUTPUT_DIR.
function(verdiep_add_program)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "SOURCES;LINK")
  add_executable(verdiep ${arg_SOURCES})
  target_link_libraries(verdiep PRIVATE ${arg_LINK} verdiep_warnings verdiep_sanitizers)
  set_target_properties(verdiep PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${VERDIEP_OUTPUT_DIR}")
endfunction()
