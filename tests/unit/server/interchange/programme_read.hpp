#pragma once

#include "server/interchange/event_lines.hpp"
#include "server/interchange/export.hpp"
#include "server/log/memory_log.hpp"
#include "shared/stream/state.hpp"
#include "tests/unit/server/pipeline/programme_at_work.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A programme in which some things have happened, and people who read it by other ways than the app.
namespace verdiep::test {

/// What a person who wants to break things writes.
inline constexpr std::string_view nasty = "=1+1,\"quoted\"\r\n<tag> & \xC3\xA9\x01";

class ProgrammeRead : public testing::Test {
protected:
  using Person = ProgrammeAtWork::Person;

  ProgrammeRead() {
    dingen::Content content;
    content.title.entries = {{"nl", "Loop een rondje & praat"}};
    at_work.submit(at_work.coordinator, dingen::AddDing{ding, content});
    complete(bram, dingen::Sharing::coordinators, "Van Bram");
    complete(hana, dingen::Sharing::programme, "Van Hana");
    at_work.submit(
        bram, forum::OpenThread{thread, opening, {}, {}, {}},
        {{"title", "Vraag"}, {"text", std::string(nasty)}}
    );
    at_work.submit(hana, forum::WritePost{thread, reply, {}}, {{"text", "Antwoord"}});
  }

  void complete(const Person& person, dingen::Sharing sharing, const std::string& reflection) {
    at_work.submit(
        person, dingen::CompleteDing{ding, sharing, Personal<dingen::Reflection>{}, {}},
        {{"reflection", reflection}}
    );
  }

  /// Somebody as they are now.
  [[nodiscard]] interchange::Reader reader(MemberId member, bool content) {
    std::promise<interchange::Reader> made;
    at_work.pipeline->with_state(at_work.stream, [&](const Result<const stream::State*>& state) {
      made.set_value(
          {insights::viewer_of((*state)->people, member), disclosures::audiences_of(**state, member), content}
      );
    });
    return made.get_future().get();
  }

  /// All that there is to have, in pieces of this size.
  [[nodiscard]] std::string
  exported(interchange::Format format, const interchange::Reader& as, std::size_t piece = 500) {
    auto made = interchange::make_export(format, log, at_work.stream, as);
    std::string whole;
    while (made) {
      const auto bytes = (*made)->next(piece);
      EXPECT_TRUE(bytes.has_value());
      if (!bytes || bytes->empty())
        break;
      whole += *bytes;
    }
    return whole;
  }

  [[nodiscard]] static std::vector<nlohmann::json> parsed(const std::string& lines) {
    std::vector<nlohmann::json> events;
    for (std::size_t begin = 0; begin < lines.size();) {
      const std::size_t end = lines.find('\n', begin);
      events.push_back(nlohmann::json::parse(lines.substr(begin, end - begin)));
      begin = end + 1;
    }
    return events;
  }

  log::MemoryLog log;
  ProgrammeAtWork at_work{log};
  const Person bram = at_work.enrolled("Bram");
  const Person hana = at_work.enrolled("Hana");
  const DingId ding = at_work.random.id<DingId>();
  const ThreadId thread = at_work.random.id<ThreadId>();
  const PostId opening = at_work.random.id<PostId>();
  const PostId reply = at_work.random.id<PostId>();
};

} // namespace verdiep::test
