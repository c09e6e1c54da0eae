#pragma once

#include "client-wasm/account/account.hpp"
#include "client-wasm/screens/me/passphrase.hpp"
#include "client-wasm/screens/me/sessions.hpp"
#include "client-wasm/screens/notice/notice.hpp"
#include "client-wasm/screens/reader.hpp"
#include "client-wasm/screens/sign_in/sign_in.hpp"
#include "client-wasm/ui/ui.hpp"

#include <functional>
#include <string_view>

namespace verdiep {

/// The pages around a programme, which ask the server and no replica: logging in, the notice, and one's own
/// account.
///
/// Threads  the page's one thread
/// Owner    must live as long as the page: answers come to it
class AccountPages {
public:
  /// What the server said of who is signed in, whenever it says so.
  void know(const account::SignedIn& who) { who_ = who; }
  [[nodiscard]] bool is_shared() const { return who_.is_shared; }
  [[nodiscard]] bool owes_notice() const { return !who_.notice.is_accepted; }

  void show_sign_in(
      ui::Ui& ui,
      const words::Words& words,
      const std::function<void(const account::SignedIn&)>& entered,
      const screens::sign_in::Locked& locked = {}
  );
  void show_notice(
      ui::Ui& ui,
      const words::Words& words,
      const std::function<void()>& accepted,
      const std::function<void()>& leave
  );
  /// A page below `/ik`, given what follows that; false when there is none. `show_troubles` is called inside
  /// the page.
  [[nodiscard]] bool show_below_me(
      ui::Ui& ui,
      const screens::Reader& reader,
      std::string_view rest,
      const std::function<void()>& show_troubles
  );

private:
  void show_passphrase(ui::Ui& ui, const screens::Reader& reader);
  void show_sessions(ui::Ui& ui, const screens::Reader& reader);
  void ask_sessions();
  [[nodiscard]] account::Done passphrase_done(screens::me::PassphraseDone what);
  [[nodiscard]] account::Done sessions_done();

  account::SignedIn who_;
  screens::sign_in::View sign_in_;
  screens::notice::View notice_;
  screens::me::PassphraseView passphrase_;
  screens::me::SessionsView sessions_;
  bool is_asking_sessions_ = false;
};

} // namespace verdiep
