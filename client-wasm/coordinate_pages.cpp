#include "client-wasm/coordinate_pages.hpp"

#include "client-wasm/platform/clipboard.hpp"
#include "client-wasm/platform/printing.hpp"

#include <utility>

namespace verdiep {

using account::Failure;
using account::MadeInvitation;
using screens::coordinate::InviteView;
using screens::coordinate::PeopleView;

namespace {

/// A log-in link is short-lived: somebody waits for it.
constexpr std::uint32_t log_in_days = 7;

} // namespace

bool CoordinatePages::show(
    ui::Ui& ui, const screens::Reader& reader, screens::Desk& desk, std::string_view rest, const Place& place
) {
  const words::Coordinate& words = reader.words.coordinate;
  const auto page = [&](ui::Id id, std::string_view title, std::string_view lead) {
    return ui.page(
        {.id = id, .title = title, .lead = lead, .back_label = words.back, .back_href = "/coordineren"}
    );
  };
  if (rest == "/uitnodigen") {
    auto scope = page("invite", words.invite, words.inviting.invite_lead);
    place.show_troubles();
    show_invite(ui, reader, place.stream);
    return true;
  }
  if (rest == "/uitnodigen/blad") {
    const std::string_view title = reader.text_of(reader.model.programme.title);
    auto scope = ui.page(
        {.id = "sheet", .title = title, .back_label = words.invite, .back_href = "/coordineren/uitnodigen"}
    );
    if (screens::coordinate::show_sheet(ui, reader, invite_))
      platform::print_page();
    return true;
  }
  invite_ = InviteView{};
  if (rest == "/mensen") {
    auto scope = page("people", words.people, words.people_lead);
    place.show_troubles();
    show_people(ui, reader, desk, place.stream);
    return true;
  }
  people_ = PeopleView{};
  if (!rest.empty() && rest != "/")
    return false;
  auto scope = ui.page({.id = "coordinate", .title = words.title, .lead = words.lead});
  place.show_troubles();
  screens::coordinate::show_overview(ui, reader, desk, overview_);
  return true;
}

void CoordinatePages::leave() {
  invite_ = InviteView{};
  people_ = PeopleView{};
}

void CoordinatePages::show_people(
    ui::Ui& ui, const screens::Reader& reader, screens::Desk& desk, StreamId stream
) {
  const auto wish = screens::coordinate::show_people(ui, reader, desk, people_);
  if (wish.log_in_link)
    make_log_in_link(stream, *wish.log_in_link);
  if (!wish.copy.empty())
    copy(wish.copy);
  tell_copied(ui, reader.words.coordinate);
}

void CoordinatePages::show_invite(ui::Ui& ui, const screens::Reader& reader, StreamId stream) {
  if (!invite_.open && !invite_.failure)
    ask_open_links(stream);
  auto wish = screens::coordinate::show_invite(ui, reader, invite_);
  if (wish.make) {
    wish.make->stream = stream;
    make_join_link(*wish.make);
  }
  if (!wish.revoke.empty())
    revoke(stream, wish.revoke);
  if (wish.retry)
    ask_open_links(stream);
  if (!wish.copy.empty())
    copy(wish.copy);
  tell_copied(ui, reader.words.coordinate);
}

void CoordinatePages::ask_open_links(StreamId stream) {
  if (std::exchange(is_asking_, true))
    return;
  invite_.failure.reset();
  account::load_invitations(
      stream,
      [this](const tl::expected<std::vector<account::OpenInvitation>, Failure>& answer) {
        is_asking_ = false;
        invite_.revoking.clear();
        if (answer)
          invite_.open = *answer;
        else
          invite_.failure = answer.error();
      }
  );
}

void CoordinatePages::make_join_link(const account::JoinWish& wish) {
  invite_.link = {.is_making = true, .failure = {}, .made = {}};
  account::invite_to_join(
      wish,
      [this, stream = wish.stream](const tl::expected<MadeInvitation, Failure>& answer) {
        invite_.link.is_making = false;
        if (!answer) {
          invite_.link.failure = answer.error();
          return;
        }
        invite_.link.made = *answer;
        ask_open_links(stream);
      }
  );
}

void CoordinatePages::make_log_in_link(StreamId stream, MemberId member) {
  people_.link = {.is_making = true, .failure = {}, .made = {}};
  account::invite_to_log_in(
      stream, member, log_in_days,
      [this, member](const tl::expected<MadeInvitation, Failure>& answer) {
        if (people_.managed != member)
          return; // it is somebody else's turn: a link shown now would be taken for theirs
        people_.link.is_making = false;
        if (answer)
          people_.link.made = *answer;
        else
          people_.link.failure = answer.error();
      }
  );
}

void CoordinatePages::revoke(StreamId stream, std::string_view id) {
  invite_.revoking = id;
  invite_.failure.reset();
  const bool is_shown = invite_.link.made && invite_.link.made->id == id;
  account::revoke_invitation(stream, id, [this, stream, is_shown](std::optional<Failure> failure) {
    if (!failure && is_shown)
      invite_.link.made.reset();
    if (failure) {
      invite_.revoking.clear();
      invite_.failure = failure;
      return;
    }
    ask_open_links(stream);
  });
}

void CoordinatePages::copy(std::string_view text) {
  platform::copy_text(text, [this](bool copied) { copy_ = copied ? Copy::done : Copy::refused; });
}

/// The answer comes between frames, and a message belongs into one.
void CoordinatePages::tell_copied(ui::Ui& ui, const words::Coordinate& words) {
  switch (std::exchange(copy_, Copy::nothing)) {
  case Copy::nothing:
    return;
  case Copy::done:
    return ui.toast(words.inviting.copied);
  case Copy::refused:
    return ui.toast(words.inviting.copy_failed, ui::Tone::warning);
  }
}

} // namespace verdiep
