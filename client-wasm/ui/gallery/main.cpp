#include "client-wasm/ui/gallery/gallery.hpp"
#include "client-wasm/ui/page/run.hpp"

namespace {

verdiep::ui::gallery::State state;

} // namespace

int main() {
  return verdiep::ui::run([](verdiep::ui::Ui& ui) { verdiep::ui::gallery::show(ui, state); }) ? 0 : 1;
}
