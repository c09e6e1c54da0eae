#include "server/interchange/xml.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/server/interchange/programme_read.hpp"

#include <cstdio>
#include <fstream>

/// XES, judged by xmllint and read back by it.
namespace verdiep::test {
namespace {

using interchange::Format;

class Xes : public ProgrammeRead {
protected:
  /// What the command prints; `status` is how it ended.
  std::string run(const std::string& command) {
    std::string output;
    FILE* pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> bytes{};
    while (const std::size_t size = std::fread(bytes.data(), 1, bytes.size(), pipe))
      output.append(bytes.data(), size);
    status = ::pclose(pipe);
    return output;
  }
  std::string file(const std::string& text) {
    const std::string path = (folder.path() / "log.xes").string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  bool is_valid(const std::string& text) {
    const std::string schema = VERDIEP_SOURCE_DIR "/tests/unit/server/interchange/xes-1849.2016.xsd";
    run("xmllint --noout --schema '" + schema + "' '" + file(text) + "' 2>&1");
    return status == 0;
  }
  std::string ask(const std::string& text, const std::string& xpath) {
    std::string answer = run("xmllint --xpath '" + xpath + "' '" + file(text) + "' 2>/dev/null");
    while (!answer.empty() && answer.back() == '\n')
      answer.pop_back();
    return answer;
  }

  TemporaryFolder folder;
  int status = 0;
};

TEST_F(Xes, keeps_the_rules_of_the_standard) {
  for (const bool content : {false, true}) {
    for (const MemberId who : {at_work.coordinator.member, bram.member}) {
      const std::string text = exported(Format::xes, reader(who, content), 100);
      EXPECT_TRUE(is_valid(text)) << text;
      EXPECT_EQ(text, exported(Format::xes, reader(who, content), 1 << 20));
    }
  }
}

TEST_F(Xes, is_judged_by_rules_that_can_say_no) {
  std::string text = exported(Format::xes, reader(bram.member, false));
  for (const auto& [from, to] : {
           std::pair{"xes.version=\"1849.2016\"", "xes.version=\"IEEE\""},
           std::pair{"name=\"Activity\"", "name=\"Activity classifier\""},
           std::pair{"<date key=\"time:timestamp\" value=\"1970-", "<date key=\"time:timestamp\" value=\"-"},
           std::pair{"</trace>", "<event/></trace><extension/>"},
       }) {
    std::string wrong = text;
    ASSERT_NE(wrong.find(from), std::string::npos) << from;
    wrong.replace(wrong.find(from), std::string(from).size(), to);
    EXPECT_FALSE(is_valid(wrong)) << to;
  }
}

TEST_F(Xes, has_a_case_for_each_participant_and_reads_back) {
  const std::string text = exported(Format::xes, reader(at_work.coordinator.member, true));
  EXPECT_EQ(ask(text, "count(/log/trace)"), "2"); // the coordinator takes no part
  EXPECT_EQ(ask(text, "string(/log/trace[1]/string[@key=\"concept:name\"]/@value)"), to_text(bram.member));
  EXPECT_EQ(ask(text, "string(/log/trace[1]/string[@key=\"name\"]/@value)"), "Bram");
  EXPECT_EQ(ask(text, "count(/log/trace[1]/event)"), "5"); // joined, enrolled, completed, thread, post
  EXPECT_EQ(ask(text, "count(/log/trace[2]/event)"), "4");
  EXPECT_EQ(
      ask(text, "string(//event[string/@value=\"DingCompleted\"][1]/string[@key=\"ding_title\"]/@value)"),
      "Loop een rondje & praat"
  );
  EXPECT_EQ(ask(text, "string((//date[@key=\"time:timestamp\"]/@value)[2])"), "1970-01-01T00:00:01.000Z");
}

TEST_F(Xes, has_only_the_own_case_for_a_participant) {
  const std::string text = exported(Format::xes, reader(hana.member, true));
  EXPECT_EQ(ask(text, "count(/log/trace)"), "1");
  EXPECT_EQ(ask(text, "string(/log/trace/string[@key=\"concept:name\"]/@value)"), to_text(hana.member));
  EXPECT_EQ(text.find(to_text(bram.member)), std::string::npos);
}

TEST_F(Xes, names_nobody_without_content) {
  EXPECT_EQ(exported(Format::xes, reader(at_work.coordinator.member, false)).find("Bram"), std::string::npos);
}

TEST(Xml, holds_any_text) {
  std::string out;
  interchange::append_escaped(out, "<a b=\"&\">\n\x01\xEF\xBF\xBE é");
  EXPECT_EQ(out, "&lt;a b=&quot;&amp;&quot;&gt;&#10;\xEF\xBF\xBD\xEF\xBF\xBD é");
}

} // namespace
} // namespace verdiep::test
