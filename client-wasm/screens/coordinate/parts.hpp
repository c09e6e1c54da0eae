#pragma once

#include "client-wasm/screens/coordinate/coordinate.hpp"
#include "client-wasm/screens/outbox/outbox.hpp"

#include <string_view>
#include <utility>

/// What more than one page of the coordinator shows.
namespace verdiep::screens::coordinate {

/// What a section of the overview is drawn with.
struct Page {
  ui::Ui& ui;
  const Reader& reader;
  Desk& desk;
  OverviewView& view;

  [[nodiscard]] const words::Coordinate& words() const { return reader.words.coordinate; }
  /// False if the rules say no; then `error` says why.
  bool submit(CommandBody body, std::string& error) const {
    const auto rejection = desk.submit(std::move(body));
    error = rejection ? reader.words.rejection(*rejection) : std::string();
    return !rejection;
  }
};

/// Why the last wish of a section was refused, if it was.
inline void show_error(ui::Ui& ui, std::string_view error) {
  if (!error.empty())
    ui.notice({.id = "error", .tone = ui::Tone::warning, .text = error});
}

/// Whether a command of this kind is still on its way.
template <class Command>
void show_pending(const Page& page) {
  const auto* pending = outbox::find_pending(page.reader, [](const CommandBody& body) {
    return std::holds_alternative<Command>(body);
  });
  if (pending != nullptr)
    outbox::show_status(page.ui, page.reader, *pending);
}

void show_goal(Page& page);
void show_round(Page& page);

/// Why the server did not make or revoke a link, and what can be done.
[[nodiscard]] std::string_view failure_words(const words::Words& words, account::Failure failure);

/// A link just made, to scan or to copy; it is never told again. What is to be copied, or empty.
[[nodiscard]] std::string show_link(ui::Ui& ui, const Reader& reader, const account::MadeInvitation& made);

} // namespace verdiep::screens::coordinate
