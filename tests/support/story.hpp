#pragma once

#include "events/rejection.hpp"
#include "events/vocabulary.hpp"
#include "shared/stream/decider.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Given-when-then for the rules: a stream in which something has happened, and people who want something.
namespace verdiep::test {

/// An id that reads as its name in a debugger.
template <class AnyId>
[[nodiscard]] AnyId named(std::string_view name) {
  AnyId id;
  for (std::size_t index = 0; index < name.size() && index < id.bytes.size(); ++index) {
    id.bytes[id.bytes.size() - 1 - index] = static_cast<std::uint8_t>(name[index]);
  }
  id.bytes[0] = 1; // never nil
  return id;
}

class Story {
public:
  /// These happened: no rule is asked.
  Story& given(MemberId actor, std::vector<EventBody> events);
  /// Asks the rules; what they accept happens.
  stream::Decision when(MemberId actor, const CommandBody& command);

  [[nodiscard]] const stream::State& state() const { return state_; }
  [[nodiscard]] stream::State& state() { return state_; }

private:
  stream::State state_;
};

/// What a decision says, for comparing: "DingCompleted", "ThreadOpened PostWritten", or of a rejection
/// "thread_locked e21 limit=members".
[[nodiscard]] std::string said(const stream::Decision& decision);

// The people of a programme, one of each kind.
inline const MemberId anna = named<MemberId>("anna"); ///< coordinator
inline const MemberId bram = named<MemberId>("bram"); ///< participant
inline const MemberId hana = named<MemberId>("hana"); ///< another participant
inline const MemberId cem = named<MemberId>("cem");   ///< member, not enrolled
inline const MemberId dora = named<MemberId>("dora"); ///< management
inline const MemberId eva = named<MemberId>("eva");   ///< auditor
inline const MemberId finn = named<MemberId>("finn"); ///< analyst
inline const MemberId gus = named<MemberId>("gus");   ///< erased
inline const MemberId zeno = named<MemberId>("zeno"); ///< never joined

inline const DingId walk = named<DingId>("walk");       ///< offered
inline const DingId talk = named<DingId>("talk");       ///< removed
inline const ThreadId chat = named<ThreadId>("chat");   ///< open, by bram
inline const ThreadId rules = named<ThreadId>("rules"); ///< locked, by bram
inline const PostId hello = named<PostId>("hello");     ///< bram's, opens `chat`
inline const PostId house = named<PostId>("house");     ///< bram's, opens `rules`
inline const PostId regret = named<PostId>("regret");   ///< bram's, removed

[[nodiscard]] dingen::Content content(std::string_view title);

/// A programme under way, e1 to e31, with everybody and everything above in it; hana has completed `walk`
/// (e31).
[[nodiscard]] Story programme_under_way();

} // namespace verdiep::test
