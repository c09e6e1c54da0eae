# verdiep_source_package(name <where FetchContent finds the pinned release>)
# makes the source of a library available and sets <name>_SOURCE_DIR: the folder given as
# FETCHCONTENT_SOURCE_DIR_<NAME>, else Debian's source package, else the pinned release. Nothing of it is added to the
# build: the caller lists the files that we need.
include(FetchContent)

function(verdiep_source_package name)
  string(TOUPPER ${name} upper)
  if(NOT FETCHCONTENT_SOURCE_DIR_${upper})
    execute_process(
      COMMAND "${PROJECT_SOURCE_DIR}/scripts/fetch-source" ${name}
      OUTPUT_VARIABLE folder OUTPUT_STRIP_TRAILING_WHITESPACE
      RESULT_VARIABLE failed)
    if(NOT failed)
      set(FETCHCONTENT_SOURCE_DIR_${upper} "${folder}" CACHE PATH "Source of ${name}")
    endif()
  endif()
  # A folder without a CMakeLists.txt keeps FetchContent from adding the library's own build.
  FetchContent_Declare(${name} ${ARGN} SOURCE_SUBDIR verdiep-adds-no-build)
  FetchContent_MakeAvailable(${name})
  set(${name}_SOURCE_DIR "${${name}_SOURCE_DIR}" PARENT_SCOPE)
endfunction()
