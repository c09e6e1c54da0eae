# Writes the two JSON files into a source file: cmake -D PROGRAMME=… -D STORY=… -D OUTPUT=… -P embed.cmake
# A raw literal may hold at most 64 KiB in some compilers: the text goes in pieces, which the compiler joins.
function(literal file result)
  file(READ "${file}" text)
  string(LENGTH "${text}" length)
  set(pieces "")
  set(begin 0)
  while(begin LESS length)
    string(SUBSTRING "${text}" ${begin} 8000 piece)
    string(APPEND pieces "    R\"json(${piece})json\"\n")
    math(EXPR begin "${begin} + 8000")
  endwhile()
  set(${result} "${pieces}" PARENT_SCOPE)
endfunction()

literal("${PROGRAMME}" programme)
literal("${STORY}" story)
file(WRITE "${OUTPUT}" "#include \"server/demo/files.hpp\"

namespace verdiep::demo {

std::string_view programme_file() {
  return
${programme}    ;
}

std::string_view story_file() {
  return
${story}    ;
}

} // namespace verdiep::demo
")
