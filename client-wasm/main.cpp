#include "client-wasm/app.hpp"
#include "client-wasm/ui/page/run.hpp"

int main() {
  static verdiep::App app; // for the life of the page
  if (!verdiep::ui::run([](verdiep::ui::Ui& ui) { app.show(ui); }))
    return 1;
  app.start();
  return 0;
}
