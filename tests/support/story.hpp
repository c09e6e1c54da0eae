#pragma once

#include "events/rejection.hpp"
#include "events/vocabulary.hpp"
#include "shared/stream/decider.hpp"

#include <string>
#include <string_view>
#include <utility>
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

/// The same for the stream of a group, decided with its programme as it is at that moment.
class GroupStory {
public:
  GroupStory(Story story, GroupId group) : programme(std::move(story)), group_(group) {}

  GroupStory& given(MemberId actor, std::vector<EventBody> events);
  stream::Decision when(MemberId actor, const CommandBody& command);

  [[nodiscard]] const stream::State& state() const { return state_; }
  [[nodiscard]] stream::State& state() { return state_; }
  [[nodiscard]] stream::Context context() const;

  Story programme;

private:
  GroupId group_;
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

// And of its groups.
inline const MemberId ivo = named<MemberId>("ivo");   ///< formed `oak`
inline const MemberId jana = named<MemberId>("jana"); ///< the vraagbaak of `oak`
inline const MemberId kees = named<MemberId>("kees"); ///< alone in `elm`

inline const GroupId oak = named<GroupId>("oak");
inline const GroupId elm = named<GroupId>("elm");
inline const ThreadId question = named<ThreadId>("question"); ///< hana's, for the helpers
inline const PostId asked = named<PostId>("asked");           ///< opens it
inline const PostId answer = named<PostId>("answer");         ///< jana's, in it
inline const PitchId acorn = named<PitchId>("acorn");         ///< of `oak`
inline const PitchId leaf = named<PitchId>("leaf");           ///< of `elm`
inline const RemarkId praise = named<RemarkId>("praise");     ///< hana's, of `acorn`
inline const RoundId round_one = named<RoundId>("round one");

/// The programme above with its groups at work, e32 to e51.
[[nodiscard]] Story groups_under_way();

/// The vote is open on both pitches since e52.
[[nodiscard]] Story vote_under_way();

inline const ThreadId plans = named<ThreadId>("plans"); ///< ivo's, in the room of `oak`
inline const PostId agenda = named<PostId>("agenda");   ///< opens it

/// The stream of `oak`: a thread (e1, e2), an idea by ivo (e3), and the goal of the plan by jana (e4).
[[nodiscard]] GroupStory room_of_oak();

} // namespace verdiep::test
