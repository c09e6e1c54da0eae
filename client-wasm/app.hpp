#pragma once

#include "client-wasm/account/account.hpp"
#include "client-wasm/account_pages.hpp"
#include "client-wasm/coordinate_pages.hpp"
#include "client-wasm/history_pages.hpp"
#include "client-wasm/insights_pages.hpp"
#include "client-wasm/received_figures.hpp"
#include "client-wasm/replica/programme_client.hpp"
#include "client-wasm/replica/receipts.hpp"
#include "client-wasm/screens/dingen/dingen.hpp"
#include "client-wasm/screens/forum/forum.hpp"
#include "client-wasm/screens/groups/groups.hpp"
#include "client-wasm/screens/help/help.hpp"
#include "client-wasm/screens/home/home.hpp"
#include "client-wasm/screens/join/join.hpp"
#include "client-wasm/screens/me/me.hpp"
#include "client-wasm/screens/outbox/outbox.hpp"
#include "client-wasm/screens/pitches/pitches.hpp"
#include "client-wasm/screens/reader.hpp"
#include "client-wasm/screens/settings/settings.hpp"
#include "client-wasm/screens/vote/vote.hpp"
#include "client-wasm/ui/ui.hpp"
#include "client-wasm/words/words.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verdiep {

/// The app in a page: who is logged in, which route is shown, and what every screen is given.
///
/// Threads  the page's one thread
class App final : private screens::Desk {
public:
  App();

  /// Finds out who is logged in, and whether the address holds an invitation.
  void start();
  /// Runs the screen of the route.
  void show(ui::Ui& ui);

private:
  enum class Who : std::uint8_t { unknown, nobody, somebody };

  // Who.
  void arrive();
  void look_at_invitation();
  void enter();
  void entered(const tl::expected<account::SignedIn, account::Failure>& answer);
  void welcome(const account::SignedIn& who);
  void recognised(const tl::expected<account::SignedIn, account::Failure>& answer);
  void know_again(const account::SignedIn& who);
  void await_word();
  void open_programme();
  void leave();
  void ask_who();
  void programme_changed();
  [[nodiscard]] bool has_lost_stream() const;
  void look_for_figures();
  void keep_session();

  // What the reader chose for this device.
  void speak(ui::Ui& ui);
  void show_language_switch(ui::Ui& ui);
  [[nodiscard]] static screens::settings::Choices choices();
  static void choose(const screens::settings::Changed& changed, const screens::settings::Choices& choices);

  // What is shown.
  struct Destination;
  [[nodiscard]] std::vector<Destination> destinations(const screens::Reader& reader);
  void show_more(ui::Ui& ui, const screens::Reader& reader);
  void show_door(ui::Ui& ui);
  [[nodiscard]] bool is_locked() const;
  void show_locked(ui::Ui& ui);
  void show_programme(ui::Ui& ui);
  /// Around the page of an address: as it is now, or of then.
  void show_around(ui::Ui& ui, const screens::Reader& reader, std::string_view route);
  void show_page(ui::Ui& ui, const screens::Reader& reader, std::string_view route);
  /// For who reads no stream.
  void show_figures(ui::Ui& ui);
  void show_figures_page(ui::Ui& ui, const screens::Reader& reader, std::string_view route);
  void show_no_past(ui::Ui& ui, const screens::Reader& reader);
  void show_home(ui::Ui& ui, const screens::Reader& reader);
  void show_dingen(ui::Ui& ui, const screens::Reader& reader, std::string_view rest);
  void show_forum(ui::Ui& ui, const screens::Reader& reader, std::string_view rest, std::string_view query);
  void show_new_thread(ui::Ui& ui, const screens::Reader& reader, std::string_view query);
  void show_groups(ui::Ui& ui, const screens::Reader& reader, std::string_view rest);
  void show_group(ui::Ui& ui, const screens::Reader& reader, GroupId id, std::string_view rest);
  void show_own_group(ui::Ui& ui, const screens::Reader& reader, std::string_view rest);
  void show_room_thread(ui::Ui& ui, const screens::Reader& reader, std::string_view rest);
  void show_help(ui::Ui& ui, const screens::Reader& reader, std::string_view rest, std::string_view query);
  void show_pitches(ui::Ui& ui, const screens::Reader& reader, std::string_view rest);
  void show_presenting(ui::Ui& ui, const screens::Reader& reader);
  void show_vote(ui::Ui& ui, const screens::Reader& reader);
  void show_coordinating(ui::Ui& ui, const screens::Reader& reader, std::string_view rest);
  [[nodiscard]] std::size_t unread_in_room(const screens::Reader& reader);
  void show_me(ui::Ui& ui, const screens::Reader& reader, std::string_view rest);
  void show_unknown(ui::Ui& ui, const screens::Reader& reader, std::string_view title, std::string_view text);
  void show_signed_out(ui::Ui& ui) const;
  void show_troubles(ui::Ui& ui, const screens::Reader& reader);
  void show_newer(ui::Ui& ui);
  [[nodiscard]] screens::me::Device device() const;
  void show_unreadable(ui::Ui& ui);
  /// What was typed and not sent, on whatever page.
  [[nodiscard]] std::vector<std::string_view> drafts();
  [[nodiscard]] std::string connection_words(const screens::Reader& reader) const;
  [[nodiscard]] screens::Reader reader() const;
  void begin_reading(const screens::Reader& reader);
  /// What screens act on: this, or in the past nothing.
  [[nodiscard]] screens::Desk& desk();

  // screens::Desk
  std::optional<Rejection> submit(CommandBody body, const std::vector<screens::Typed>& texts) override;
  std::optional<Rejection>
  submit_to_group(CommandBody body, const std::vector<screens::Typed>& texts) override;
  void drop(CommandId id) override { programme_->drop(id); }
  std::optional<Rejection> retry(CommandId id, const std::vector<screens::Typed>& texts) override {
    return programme_->retry(id, texts);
  }
  std::string& draft(const std::string& key) override;
  void keep_draft(const std::string& key) override;
  void drop_draft(const std::string& key) override;
  Position seen(const std::string& key) const override;
  void mark_seen(const std::string& key, Position position) override;
  std::vector<vote::Ballot> receipts(RoundId round) const override;
  void keep_receipt(RoundId round, const vote::Ballot& ballot) override;
  vote::Tracker new_tracker() override { return replica::new_tracker(); }
  std::array<std::uint8_t, 16> new_uuid() override { return replica::ProgrammeClient::new_uuid(); }

  words::Words words_; ///< in the reader's language
  Who who_ = Who::unknown;
  bool is_asking_ = false;     ///< whether the one whom this device remembers is still logged in
  bool is_signed_out_ = false; ///< the session ended: the page is locked, and what was done here stays
  bool has_entered_ = false;   ///< by the door, just now
  bool is_newer_said_ = false; ///< the newer version was announced
  std::string join_request_;   ///< one per visit of the door: a repeated request joins nobody twice
  std::unique_ptr<replica::ProgrammeClient> programme_;
  // For who reads no stream, in its place: figures, and of the programme its title only.
  std::unique_ptr<ReceivedFigures> figures_;
  projections::Model blank_;
  bool has_asked_role_ = false; ///< since the stream was lost

  account::SignedIn signed_in_; ///< as when they were welcomed
  AccountPages account_pages_;
  CoordinatePages coordinate_pages_;
  HistoryPages history_pages_;
  InsightsPages insights_pages_;
  std::optional<HistoryPages::Visit> visit_; ///< while a page of then is drawn

  // View states.
  screens::join::View join_;
  screens::home::View home_;
  screens::dingen::Views dingen_;
  screens::forum::ThreadViews threads_;
  screens::forum::NewThreadView new_thread_;
  screens::groups::ListView groups_;
  screens::groups::GroupViews group_;
  screens::groups::IdeaView idea_;
  screens::groups::PlanView plan_;
  screens::forum::NewThreadView new_room_thread_;
  screens::help::AskView ask_;
  screens::pitches::OwnView own_pitch_;
  screens::pitches::PitchViews pitches_;
  screens::pitches::PresentingView presenting_;
  screens::vote::View vote_;
  screens::me::View me_;
  screens::outbox::View outbox_;
};

} // namespace verdiep
