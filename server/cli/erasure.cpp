#include "server/cli/erasure.hpp"

#include "events/command.hpp"
#include "server/cli/await.hpp"
#include "server/cli/refusals.hpp"
#include "server/pipeline/rows.hpp"

#include <algorithm>
#include <vector>

namespace verdiep::cli {

namespace {

Result<pipeline::Outcome> submit_erasure(Application& application, const identity::Membership& membership) {
  Command command;
  command.stream = membership.stream;
  command.id = identity::random_id<CommandId>(application.now());
  command.at = application.now();
  command.body = people::ErasePerson{membership.member};
  const pipeline::Submission submission{
      .account = {}, .actor = system_actor, .command = encode_command(command), .prediction = {}
  };
  return await<pipeline::Outcome>([&](auto handler) {
    application.pipeline().submit(submission, [handler](CommandId, const pipeline::Outcome& outcome) {
      handler(outcome);
    });
  });
}

/// One line of the report.
Result<std::string> erase_membership(Application& application, const identity::Membership& membership) {
  const auto who = "member " + to_text(membership.member) + " of programme " + to_text(membership.stream);
  VERDIEP_TRY(outcome, submit_erasure(application, membership));
  if (const auto* accepted = std::get_if<pipeline::Accepted>(&outcome)) {
    return "Erased: the name and all words of " + who + ", in its groups too (event " +
           std::to_string(accepted->position.value) + ").\n";
  }
  if (const auto* rejection = std::get_if<Rejection>(&outcome);
      rejection != nullptr && rejection->code == RejectionCode::person_erased) {
    return "Already erased: the words of " + who + ".\n";
  }
  return tl::make_unexpected(error_of(outcome));
}

/// Keys and files wait while there is no room to rewrite them.
Result<void> require_finished(const log::Log& log, const identity::Membership& membership) {
  VERDIEP_TRY(left, pipeline::erasures_left(log));
  const auto subject = disclosures::subject_of(membership.member);
  if (std::any_of(left.begin(), left.end(), [&](const auto& one) { return one.subject == subject; })) {
    return fail(
        ErrorCode::storage_full,
        "the words of member " + to_text(membership.member) + " are deleted, and still stand in files",
        "make room on the disk and erase again"
    );
  }
  return {};
}

/// The rows are deleted; here they are taken out of the files. On the committer's thread, which is the one
/// that may.
Result<void> purge_rows(Application& application, StreamId stream) {
  return await<Result<void>>([&](auto handler) {
    application.pipeline().with_state(
        stream,
        [&application, handler](const Result<const stream::State*>& state) {
          if (!state) {
            return handler(tl::make_unexpected(state.error()));
          }
          handler(application.log().purge(StreamId{}, disclosures::SubjectId{}));
        }
    );
  });
}

} // namespace

Result<std::string> erase_person(Application& application, StreamId stream, const Person& person) {
  std::vector<identity::Membership> memberships = {{stream, person.member}};
  if (person.account) {
    memberships = person.account->memberships.items;
  }

  std::string report;
  for (const auto& membership : memberships) {
    VERDIEP_TRY(line, erase_membership(application, membership));
    VERDIEP_CHECK(require_finished(application.log(), membership));
    report += line;
  }
  const auto account = await<Result<void>>([&](auto handler) {
    application.identity().erase(stream, person.member, std::move(handler));
  });
  if (!account && account.error().code != ErrorCode::not_found) {
    return tl::make_unexpected(account.error());
  }
  VERDIEP_CHECK(purge_rows(application, stream));
  report +=
      account ? "Erased: the account, its sessions and log-in links.\n" : "There is no account any more.\n";
  report +=
      "What stays: that a person with this random id was here and when they did something, without words.\n"
      "Backups made before now still hold the words, unreadable without the key file of that time: keep only "
      "its "
      "newest copy.\n";
  return report;
}

} // namespace verdiep::cli
