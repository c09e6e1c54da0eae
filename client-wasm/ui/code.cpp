#include "client-wasm/ui/scopes.hpp"

#include <algorithm>
#include <cmath>

// QR codes. Who makes them knows what they say; here they are drawn so that a camera can read them.

namespace verdiep::ui {
namespace {

constexpr int quiet = 4; // modules around it, as ISO/IEC 18004 asks

} // namespace

void Ui::code(const CodeOptions& options) {
  const auto modules = static_cast<int>(options.rows.size());
  if (modules == 0) {
    return;
  }
  const Item item = b_.begin_item(std::min(options.size, b_.available()));
  const auto across = static_cast<float>(modules + 2 * quiet);
  const float module = std::max(1.0F, std::floor(item.area.width / across)); // whole pixels: no grey seams
  const float side = module * across;
  const Rect ground{item.area.x, item.area.y, side, side};
  const int record = b_.add(Role::image, options.id.text(), ground);
  b_.at(record).name = options.name.text();
  b_.fill(ground, design::Ink::code_ground, design::radius::control);
  std::string drawing;
  for (int y = 0; y < modules; ++y) {
    const std::string& row = options.rows[static_cast<std::size_t>(y)];
    drawing.append(y == 0 ? "" : " ").append(row);
    for (std::size_t begin = row.find('1'); begin != std::string::npos;) {
      const std::size_t end = std::min(row.find('0', begin), row.size());
      b_.fill(
          {ground.x + module * static_cast<float>(quiet + static_cast<int>(begin)),
           ground.y + module * static_cast<float>(quiet + y), module * static_cast<float>(end - begin),
           module},
          design::Ink::code, 0
      );
      begin = row.find('1', end);
    }
  }
  b_.at(record).drawing = std::move(drawing);
  b_.end_item(item, {side, side});
}

} // namespace verdiep::ui
