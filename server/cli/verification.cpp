#include "server/cli/verification.hpp"

#include "server/cli/stream_verification.hpp"
#include "server/pipeline/rows.hpp"

#include <algorithm>
#include <future>
#include <map>
#include <utility>
#include <vector>

namespace verdiep::cli {

namespace {

constexpr std::size_t findings_shown_max = 20;

Error damaged(const std::vector<std::string>& findings) {
  std::string context =
      std::to_string(findings.size()) + (findings.size() == 1 ? " thing is" : " things are");
  context += " damaged: ";
  for (std::size_t index = 0; index < std::min(findings.size(), findings_shown_max); ++index) {
    context.append(index == 0 ? "" : "; ").append(findings[index]);
  }
  if (findings.size() > findings_shown_max) {
    context += "; and more";
  }
  return {
      ErrorCode::damaged, context,
      "stop serving this store and restore the last backup; keep the damaged one aside"
  };
}

/// A kept checkpoint of a stream that is not there at all.
void find_missing_streams(
    const std::vector<StreamId>& signed_streams,
    const std::vector<StreamId>& streams,
    std::vector<std::string>& findings
) {
  for (const StreamId stream : signed_streams) {
    if (!std::binary_search(streams.begin(), streams.end(), stream)) {
      findings.push_back("stream " + to_text(stream) + " was signed and is not there");
    }
  }
}

/// By the streams of groups, the programmes that say to have formed them.
using FormedGroups = std::map<StreamId, StreamId>;

void find_unknown_rooms(
    const std::vector<std::pair<StreamId, StreamId>>& rooms,
    const FormedGroups& formed,
    std::vector<std::string>& findings
) {
  for (const auto& [room, programme] : rooms) {
    const auto found = formed.find(room);
    if (found == formed.end() || found->second != programme) {
      findings.push_back("stream " + to_text(room) + " is a group's that its programme did not form");
    }
  }
}

Result<void>
find_missing_rooms(const log::Log& log, const FormedGroups& formed, std::vector<std::string>& findings) {
  for (const auto& [room, programme] : formed) {
    VERDIEP_TRY(row, pipeline::programme_in_row(log, room));
    if (row != programme) {
      findings.push_back("group " + to_text(room) + " was formed and its stream is not known as its own");
    }
  }
  return {};
}

std::string summary(const log::StoreCounts& counts, std::size_t signed_streams) {
  const auto line = [](std::uint64_t count, const char* what) { return std::to_string(count) + " " + what; };
  return "Nothing is damaged: " + line(counts.streams, "streams, ") + line(counts.records, "records, ") +
         line(counts.values, "personal values, ") + line(counts.feed_entries, "feed entries, ") +
         line(counts.rows, "rows, ") + line(signed_streams, "signed checkpoints.\n");
}

} // namespace

Result<std::string> verify_store(const VerifiedStore& store) {
  // What the log can say of itself, beside what its streams say: two processors halve the time.
  std::future<Result<log::StoreCounts>> log_verified =
      std::async(std::launch::async, [&log = store.log] { return log.verify(); });
  std::vector<std::string> findings;

  // Checkpoints first: the log only grows meanwhile, so it can never seem to be behind them.
  VERDIEP_TRY(signed_streams, store.checkpoints.streams());
  VERDIEP_TRY(rooms, pipeline::group_rows(store.log));
  VERDIEP_TRY(streams, store.log.streams());
  find_missing_streams(signed_streams, streams, findings);
  FormedGroups formed;
  for (const StreamId stream : streams) {
    VERDIEP_TRY(state, verify_stream(store, stream, findings));
    for (const auto& [group, entry] : state.groups.groups) {
      formed.emplace(groups::stream_of(group), stream);
    }
  }
  find_unknown_rooms(rooms, formed, findings);
  VERDIEP_CHECK(find_missing_rooms(store.log, formed, findings));
  const auto counts = log_verified.get();
  if (!counts && counts.error().code != ErrorCode::damaged) {
    return tl::make_unexpected(counts.error());
  }
  if (!counts) {
    findings.insert(findings.begin(), counts.error().context);
  }
  if (!findings.empty()) {
    return tl::make_unexpected(damaged(findings));
  }
  VERDIEP_TRY(erasures, pipeline::erasures_left(store.log));
  return summary(*counts, signed_streams.size()) +
         (erasures.empty() ? "" : "An erasure is not finished: files are rewritten when the server runs.\n");
}

} // namespace verdiep::cli
