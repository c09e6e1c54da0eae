#pragma once

#include "client-wasm/account/account.hpp"
#include "client-wasm/screens/coordinate/coordinate.hpp"
#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

#include <functional>
#include <string_view>

namespace verdiep {

/// The pages of coordinators: they act on the replica, and for links they ask the server.
///
/// Threads  the page's one thread
/// Owner    must live as long as the page: answers come to it
class CoordinatePages {
public:
  /// Which programme, and what goes inside each page before all else.
  struct Place {
    StreamId stream;
    std::function<void()> show_troubles;
  };

  /// The page below `/coordineren`, given what follows that; false when there is none.
  [[nodiscard]] bool show(
      ui::Ui& ui,
      const screens::Reader& reader,
      screens::Desk& desk,
      std::string_view rest,
      const Place& place
  );
  /// Links that were made are not shown again after their page was left.
  void leave();

private:
  void show_people(ui::Ui& ui, const screens::Reader& reader, screens::Desk& desk, StreamId stream);
  void show_invite(ui::Ui& ui, const screens::Reader& reader, StreamId stream);
  void ask_open_links(StreamId stream);
  void make_join_link(const account::JoinWish& wish);
  void make_log_in_link(StreamId stream, MemberId member);
  void revoke(StreamId stream, std::string_view id);
  void copy(std::string_view text);
  void tell_copied(ui::Ui& ui, const words::Coordinate& words);

  enum class Copy : std::uint8_t { nothing, done, refused };

  screens::coordinate::OverviewView overview_;
  screens::coordinate::PeopleView people_;
  screens::coordinate::InviteView invite_;
  Copy copy_ = Copy::nothing; ///< to be told
  bool is_asking_ = false;
};

} // namespace verdiep
