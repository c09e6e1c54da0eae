#pragma once

#include "client-wasm/replica/programme_client.hpp"
#include "client-wasm/screens/history/history.hpp"
#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"
#include "shared/history/proof.hpp"
#include "shared/history/time_machine.hpp"
#include "shared/history/timeline.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace verdiep {

/// What a screen may do in the past: nothing. Drafts and marks of today are left alone.
class PastDesk final : public screens::Desk {
public:
  std::optional<Rejection> submit(CommandBody, const std::vector<screens::Typed>&) override {
    return refused();
  }
  std::optional<Rejection> submit_to_group(CommandBody, const std::vector<screens::Typed>&) override {
    return refused();
  }
  void drop(CommandId) override {}
  std::optional<Rejection> retry(CommandId, const std::vector<screens::Typed>&) override { return refused(); }
  std::string& draft(const std::string&) override { return nothing_.assign({}); }
  void keep_draft(const std::string&) override {}
  void drop_draft(const std::string&) override {}
  /// Nothing is new there.
  [[nodiscard]] Position seen(const std::string&) const override { return Position{UINT64_MAX}; }
  void mark_seen(const std::string&, Position) override {}
  /// They are of the ballot that counts, not of the one of then.
  [[nodiscard]] std::vector<vote::Ballot> receipts(RoundId) const override { return {}; }
  void keep_receipt(RoundId, const vote::Ballot&) override {}
  vote::Tracker new_tracker() override { return {}; }

private:
  [[nodiscard]] static Rejection refused() { return {RejectionCode::not_allowed, {}, {}}; }
  std::array<std::uint8_t, 16> new_uuid() override { return {}; }

  std::string nothing_;
};

/// The history and the screens of then, made of what the replicas hold: nothing is asked of the server.
///
/// Threads  the page's one thread
class HistoryPages {
public:
  /// Where a page of then is shown: inside this prefix, with this reader.
  struct Visit {
    screens::history::Moment moment;
    std::string rest; ///< of the address: the page, as it is called now
    screens::Reader reader;
  };

  /// The visit that the address asks for; nothing for an address of now, or for a moment that never was.
  ///
  /// Owner    valid until the next call
  [[nodiscard]] std::optional<Visit>
  visit(std::string_view route, const screens::Reader& now, const replica::ProgrammeClient& client);
  /// At the top of each page of then.
  void show_then(
      ui::Ui& ui, const Visit& visit, const screens::Reader& now, const replica::ProgrammeClient& client
  );
  /// The page below `/geschiedenis`, given what follows that; false when there is none.
  [[nodiscard]] bool show(
      ui::Ui& ui,
      const screens::Reader& now,
      const replica::ProgrammeClient& client,
      std::string_view rest,
      std::string_view query,
      const std::function<void()>& show_troubles
  );
  [[nodiscard]] PastDesk& desk() { return desk_; }

private:
  /// What was computed of one stream.
  struct Looked {
    StreamId stream;
    std::uint32_t epoch = 0;
    history::TimeMachine machine;
    history::Timeline timeline;
    history::Verification verification;
    std::string verified_note; ///< for which checkpoint
    Position verified_head;    ///< and which records
    sync::Trouble verified_trouble = sync::Trouble::none;
  };
  /// The model of a moment, and of what it was made.
  struct Seen {
    StreamId stream;
    Position position;
    Position today;
    projections::Model model;
  };

  [[nodiscard]] Looked& look(const replica::KeptReplica& replica);
  void verify(Looked& looked, const replica::KeptReplica& replica);
  [[nodiscard]] const projections::Model&
  see(Seen& seen,
      const replica::KeptReplica& replica,
      Position position,
      const projections::Model& today,
      MemberId viewer);
  void show_list(
      ui::Ui& ui,
      const screens::Reader& now,
      const replica::KeptReplica& replica,
      std::string_view query,
      const std::function<void()>& show_troubles
  );
  void show_proof(
      ui::Ui& ui,
      const screens::Reader& now,
      const replica::KeptReplica& replica,
      std::string_view query,
      const std::function<void()>& show_troubles
  );

  PastDesk desk_;
  std::map<StreamId, Looked> looked_;
  Seen seen_;
  Seen seen_group_;
  screens::history::View view_;
  screens::history::Player player_;
  bool is_due_ = false;     ///< while it plays: time for the next event
  bool keeps_time_ = false; ///< the timer runs
};

} // namespace verdiep
