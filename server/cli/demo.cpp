#include "events/codec/described.hpp"
#include "server/cli/await.hpp"
#include "server/cli/demo_store.hpp"
#include "server/cli/operations.hpp"
#include "server/cli/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>

namespace verdiep::cli {

namespace fs = std::filesystem;

namespace {

/// Who are shown: a participant with work left, and who leads.
constexpr std::string_view participant_key = "joost";
constexpr std::string_view coordinator_key = "marleen";
constexpr std::int64_t link_days = 30;

struct DemoFlags {
  std::string store;
  bool fresh = false;
  bool listen_given = false;
  std::string until;
  std::uint32_t scale = 0;
  ServiceFlags service;
};

/// A folder that goes with the program's end.
class TemporaryStore {
public:
  static Result<TemporaryStore> make() {
    std::error_code error;
    auto pattern = (fs::temp_directory_path(error) / "verdiep-demo-XXXXXX").string();
    if (error || ::mkdtemp(pattern.data()) == nullptr) {
      return fail(ErrorCode::unavailable, "cannot make a temporary folder", "give one with --store");
    }
    return TemporaryStore(pattern);
  }
  TemporaryStore(TemporaryStore&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryStore& operator=(TemporaryStore&&) = delete;
  ~TemporaryStore() {
    std::error_code ignored;
    if (!path_.empty()) {
      fs::remove_all(path_, ignored);
    }
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

private:
  explicit TemporaryStore(fs::path path) : path_(std::move(path)) {}
  fs::path path_;
};

Result<std::string> login_link(DemoStore& store, std::string_view key, const std::string& origin) {
  const auto& people = store.script.people;
  const auto person =
      std::find_if(people.begin(), people.end(), [&](const auto& one) { return one.key == key; });
  if (person == people.end()) {
    return fail(ErrorCode::invalid_input, "story.json has nobody called " + std::string(key));
  }
  auto& application = *store.application;
  VERDIEP_TRY(account, application.identity().account_of(store.script.stream, person->member));
  if (!account) {
    return fail(
        ErrorCode::not_found, person->name + " was erased from this demo", "start a new one with --fresh"
    );
  }
  const Timestamp now = application.now();
  const Timestamp expires{now.ms + link_days * identity::day_ms};
  const auto token = await<Result<identity::Token>>([&](auto handler) {
    application.identity().invite_login({account->id, expires, std::nullopt}, now, std::move(handler));
  });
  return token.map([&](const identity::Token& made) { return join_link(origin, made); });
}

Result<std::string> invitation_link(DemoStore& store, const std::string& origin) {
  auto& application = *store.application;
  const Timestamp now = application.now();
  const Timestamp expires{now.ms + link_days * identity::day_ms};
  const auto token = await<Result<identity::Token>>([&](auto handler) {
    application.identity().invite_join({store.script.stream, expires, std::nullopt}, now, std::move(handler));
  });
  return token.map([&](const identity::Token& made) { return join_link(origin, made); });
}

/// The same server under another name: a browser keeps the people apart, each with cookies and storage of
/// their own.
std::string origin_with_host(const std::string& origin, std::string_view host) {
  const auto begin = origin.find("://") + 3;
  return origin.substr(0, begin) + std::string(host) + origin.substr(origin.find(':', begin));
}

/// What there is to do, as far as the story goes.
void print_hints(const DemoStore& store) {
  std::cout
      << "Open de eerste twee naast elkaar in dezelfde browser: wat de een doet, ziet de ander meteen.\n"
         "Open the first two side by side in one browser: what one does appears at the other.\n";
  if (store.until == programme::Phase::voting) {
    std::cout << "Joost heeft nog één must-do en zijn stem; daarna sluit Marleen de stemming. "
                 "Joost has one must-do and his vote left; then Marleen closes the vote.\n";
  }
  if (store.editions > 1) {
    std::cout << "Er zijn " << store.editions << " programma's; dit zijn mensen van het eerste. There are "
              << store.editions << " programmes; these are people of the first.\n";
  }
}

Result<void> print_links(DemoStore& store, const std::string& origin, bool is_temporary) {
  VERDIEP_TRY(participant, login_link(store, participant_key, origin));
  VERDIEP_TRY(coordinator, login_link(store, coordinator_key, origin_with_host(origin, "127.0.0.1")));
  VERDIEP_TRY(invitation, invitation_link(store, origin_with_host(origin, "nieuw.localhost")));
  std::cout << "\n"
            << store.script.organisation << "\n\n"
            << "  Joost, de zestiende deelnemer (the sixteenth participant):  " << participant << "\n"
            << "  Marleen, coördinator (coordinator):                         " << coordinator << "\n"
            << "  Iemand die nieuw is (somebody new):                         " << invitation << "\n\n";
  print_hints(store);
  if (is_temporary) {
    std::cout << "Na Ctrl-C is alles weg; bewaar het met --store MAP. Ctrl-C stops and deletes it all; "
                 "--store DIR keeps it.\n";
  } else {
    std::cout << "Ctrl-C stopt; de volgende keer gaat het verder waar je was. Ctrl-C stops; the next start "
                 "goes on from there "
                 "(--fresh starts anew).\n";
  }
  std::cout << std::endl;
  return {};
}

/// Somebody who only wants to look has no use for a taken port, unless they asked for it.
Result<void> serve_demo(DemoStore& store, ServiceOptions options, bool any_port, bool is_temporary) {
  const auto ready = [&](const std::string& origin) { return print_links(store, origin, is_temporary); };
  auto served = serve(*store.application, options, ready);
  if (served || !any_port || served.error().code != ErrorCode::in_use) {
    return served;
  }
  options.listen.port = 0;
  return serve(*store.application, options, ready);
}

Result<void> run_demo(const DemoFlags& flags) {
  VERDIEP_TRY(options, service_options(flags.service));
  std::optional<TemporaryStore> temporary;
  if (flags.store.empty()) {
    VERDIEP_TRY(made, TemporaryStore::make());
    temporary.emplace(std::move(made));
  }
  ApplicationOptions application_options;
  application_options.store = temporary ? temporary->path() : fs::path(flags.store);
  application_options.reserve_bytes = flags.service.reserve_mib << 20;
  application_options.report = [](std::string_view line) { say("verdiep: " + std::string(line)); };
  if (flags.fresh) {
    VERDIEP_CHECK(remove_demo_store(application_options));
  }
  DemoWish wish;
  wish.until = codec::enum_value<programme::Phase>(flags.until);
  wish.editions = flags.scale == 0 ? std::nullopt : std::optional(flags.scale);
  VERDIEP_TRY(store, open_demo_store(std::move(application_options), wish));
  return serve_demo(store, std::move(options), !flags.listen_given, temporary.has_value());
}

} // namespace

void add_demo(CLI::App& program, Run& chosen) {
  const auto flags = std::make_shared<DemoFlags>();
  auto* command =
      program.add_subcommand("demo", "Make an example programme with people in it, and serve it to try");
  command
      ->add_option("--store", flags->store, "Keep the demo in this folder; without it it is gone afterwards")
      ->envname("VERDIEP_STORE")
      ->type_name("DIR");
  command->add_flag("--fresh", flags->fresh, "Delete the demo in the folder first");
  command
      ->add_option(
          "--until", flags->until,
          "How far the story goes: preparing, running, closing_session or voting (voting)"
      )
      ->check(CLI::IsMember({"preparing", "running", "closing_session", "voting"}))
      ->type_name("PHASE");
  command->add_option("--scale", flags->scale, "How many programmes to make, each with people of its own (1)")
      ->check(CLI::Range(1u, editions_max))
      ->type_name("N");
  add_service_flags(*command, flags->service);
  command->callback([flags, command, &chosen] {
    flags->listen_given = command->get_option("--listen")->count() > 0;
    chosen = [flags] { return run_demo(*flags); };
  });
}

} // namespace verdiep::cli
