#include "server/pipeline/erasures.hpp"

#include "server/pipeline/derived_id.hpp"

#include <utility>
#include <variant>

namespace verdiep::pipeline {

Result<void> Erasures::finish() {
  if (std::exchange(is_under_way_, true))
    return {};
  Result<void> done = finish_all(Erasure::Step::erase);
  if (done)
    done = finish_all(Erasure::Step::purge);
  is_under_way_ = false;
  return done;
}

Result<void> Erasures::finish_all(Erasure::Step step) {
  VERDIEP_TRY(erasures, erasures_left(means_.log));
  for (const Erasure& erasure : erasures) {
    if (erasure.step != step)
      continue;
    VERDIEP_CHECK(step == Erasure::Step::erase ? erase_in_room(erasure) : purge(erasure));
  }
  return {};
}

Result<void> Erasures::erase_in_room(const Erasure& erasure) {
  const auto room = means_.stream(erasure.stream);
  if (!room)
    return {}; // the row stays; `verify` tells of a damaged stream, which does not end the others
  const MemberId member{erasure.subject.bytes};
  if (!(*room)->authors.contains(member))
    return mark_done(erasure);
  const Outcome outcome = means_.submit(
      {erasure.stream,
       derived_command_id("verdiep.erase.1", erasure.stream, member.bytes),
       means_.clock(),
       people::ErasePerson{member},
       {}}
  );
  const auto* refusal = std::get_if<Refusal>(&outcome);
  if (refusal != nullptr && *refusal == Refusal::storage_full)
    return fail(
        ErrorCode::storage_full, "no room to erase a person in stream " + to_text(erasure.stream),
        "make room on the disk"
    );
  return {}; // after any other refusal the row stays, for the next start
}

Result<void> Erasures::purge(const Erasure& erasure) {
  VERDIEP_CHECK(means_.log.purge(erasure.stream, erasure.subject));
  return mark_done(erasure);
}

Result<void> Erasures::mark_done(const Erasure& erasure) {
  log::Commit commit;
  commit.rows.push_back(done_row(erasure));
  VERDIEP_CHECK(means_.log.commit({&commit, 1}));
  return {};
}

} // namespace verdiep::pipeline
