#include "server/cli/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>

namespace verdiep::cli {

void add_store_flag(CLI::App& command, std::string& store) {
  command.add_option("--store", store, "The folder that holds the organisation's data")
      ->envname("VERDIEP_STORE")
      ->type_name("DIR")
      ->required();
}

void add_service_flags(CLI::App& command, ServiceFlags& flags) {
  command.add_option("--listen", flags.listen, "Address and port; port 0 takes a free one")
      ->envname("VERDIEP_LISTEN")
      ->type_name("ADDRESS:PORT")
      ->capture_default_str();
  command.add_option("--web", flags.web, "The folder with the site; the one beside the program if not given")
      ->envname("VERDIEP_WEB")
      ->type_name("DIR");
  auto* certificate =
      command.add_option("--tls-certificate", flags.certificate, "Certificate with its chain, PEM")
          ->envname("VERDIEP_TLS_CERTIFICATE")
          ->type_name("FILE");
  auto* key = command.add_option("--tls-key", flags.key, "The certificate's key, PEM")
                  ->envname("VERDIEP_TLS_KEY")
                  ->type_name("FILE");
  certificate->needs(key);
  key->needs(certificate);
  command
      .add_flag(
          "--behind-proxy", flags.behind_proxy,
          "A proxy in front speaks TLS, and names the client in X-Forwarded-For"
      )
      ->envname("VERDIEP_BEHIND_PROXY")
      ->excludes(certificate);
  command.add_option("--origin", flags.origin, "How people reach the server; log-in links begin with it")
      ->envname("VERDIEP_ORIGIN")
      ->type_name("URL");
  command
      .add_option(
          "--organisation", flags.organisation,
          "Who answers for people's data, as the privacy notice names them"
      )
      ->envname("VERDIEP_ORGANISATION")
      ->type_name("NAME");
  command
      .add_option(
          "--privacy-contact", flags.privacy_contact,
          "Where people ask about their data: an e-mail address, a page or a telephone number"
      )
      ->envname("VERDIEP_PRIVACY_CONTACT")
      ->type_name("TEXT");
  command.add_option("--reserve-mib", flags.reserve_mib, "Space on the disk that is never filled")
      ->envname("VERDIEP_RESERVE_MIB")
      ->type_name("MIB")
      ->check(CLI::Range(1, 1 << 20))
      ->capture_default_str();
}

Result<ServiceOptions> service_options(const ServiceFlags& flags) {
  VERDIEP_TRY(listen, parse_listen(flags.listen));
  ServiceOptions options;
  options.listen = std::move(listen);
  options.web = flags.web.empty() ? default_web_folder() : std::filesystem::path(flags.web);
  options.certificate = flags.certificate;
  options.key = flags.key;
  options.behind_proxy = flags.behind_proxy;
  options.notice = {flags.organisation, flags.privacy_contact};
  options.origin = flags.origin;
  while (options.origin.ends_with('/')) {
    options.origin.pop_back();
  }
  return options;
}

Result<void> check_store_folder(const std::string& store) {
  std::error_code error;
  if (std::filesystem::is_directory(store, error)) {
    return {};
  }
  return fail(
      ErrorCode::not_found, "there is no folder " + store,
      "check --store; for a new organisation make the folder first, empty: mkdir " + store
  );
}

} // namespace verdiep::cli
