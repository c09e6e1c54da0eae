#include "client-wasm/app.hpp"

// The pages of coordinators.

namespace verdiep {

void App::show_coordinating(ui::Ui& ui, const screens::Reader& reader, std::string_view rest) {
  const words::Coordinate& words = words_.coordinate;
  if (!reader.is_coordinator()) {
    coordinate_pages_.leave();
    return show_unknown(ui, reader, words.refused_title, words.refused_text);
  }
  const CoordinatePages::Place place{
      .stream = signed_in_.memberships.front().stream,
      .show_troubles = [&] { show_troubles(ui, reader); },
  };
  if (!coordinate_pages_.show(ui, reader, desk(), rest, place))
    show_unknown(ui, reader, words_.general.not_found_title, words_.general.not_found_text);
}

} // namespace verdiep
