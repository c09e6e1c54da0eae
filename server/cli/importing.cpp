#include "server/cli/importing.hpp"

#include "server/cli/await.hpp"
#include "server/cli/refusals.hpp"
#include "server/identity/token.hpp"
#include "shared/crypto.hpp"

#include <algorithm>
#include <optional>

namespace verdiep::cli {

namespace {

constexpr std::string_view row_prefix = "import ";
constexpr std::size_t at_bytes = 8;

Bytes bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

/// Under which an import is noted while it is under way; the same request finds its own again.
Bytes row_key(const ImportRequest& request) {
  std::string whole(request.text);
  whole.push_back('\0');
  whole.append(request.coordinator);
  const auto hash = crypto::sha256({reinterpret_cast<const std::uint8_t*>(whole.data()), whole.size()});
  std::string key(row_prefix);
  key.append(reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size());
  return bytes_of(key);
}

/// The random bytes, then the time as eight bytes, the highest first.
Bytes encode_seed(const ImportSeed& seed) {
  Bytes row(seed.random.bytes.begin(), seed.random.bytes.end());
  for (std::size_t index = at_bytes; index-- > 0;) {
    row.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(seed.at.ms) >> (8 * index)));
  }
  return row;
}

Result<ImportSeed> decode_seed(ByteView row) {
  ImportSeed seed;
  if (row.size() != seed.random.bytes.size() + at_bytes) {
    return fail(ErrorCode::damaged, "the note of an import that was interrupted does not decode");
  }
  std::copy_n(row.begin(), seed.random.bytes.size(), seed.random.bytes.begin());
  std::uint64_t at = 0;
  for (std::size_t index = seed.random.bytes.size(); index < row.size(); ++index) {
    at = at << 8 | row[index];
  }
  seed.at.ms = static_cast<std::int64_t>(at);
  return seed;
}

Result<void> write_row(Application& application, const Bytes& key, std::optional<Bytes> value) {
  return await<Result<void>>([&](auto handler) {
    application.pipeline().change_rows(
        {{log::Table::settings, key, std::move(value)}},
        [handler](const Result<void>& written) { handler(written); }
    );
  });
}

Result<log::AccountId>
account_for(Application& application, const ImportPlan& plan, std::string_view coordinator) {
  VERDIEP_TRY(known, application.identity().account_of(plan.stream, plan.coordinator));
  if (known) {
    return known->id;
  }
  return await<Result<log::AccountId>>([&](auto handler) {
    application.identity().open_account(
        {plan.stream, plan.coordinator}, {std::string(coordinator)}, application.now(), std::move(handler)
    );
  });
}

Result<void>
submit(Application& application, log::AccountId account, MemberId actor, const Command& command) {
  const auto outcome = await<pipeline::Outcome>([&](auto handler) {
    application.pipeline().submit(
        {.account = account, .actor = actor, .command = encode_command(command), .prediction = {}},
        [handler](CommandId, const pipeline::Outcome& heard) { handler(heard); }
    );
  });
  if (std::holds_alternative<pipeline::Accepted>(outcome)) {
    return {};
  }
  return tl::make_unexpected(error_of(outcome));
}

} // namespace

Result<Imported>
import_programme(Application& application, const ImportRequest& request, std::size_t commands_max) {
  const auto key = row_key(request);
  VERDIEP_TRY(row, application.log().row(log::Table::settings, key));
  ImportSeed seed{identity::random_salt(), application.now()};
  if (row) {
    VERDIEP_TRY(noted, decode_seed({row->data(), row->size()}));
    seed = noted;
  }
  VERDIEP_TRY(plan, plan_import(request.file, request.text, request.coordinator, seed));
  if (!row) {
    VERDIEP_CHECK(write_row(application, key, encode_seed(seed)));
  }
  VERDIEP_TRY(account, account_for(application, plan, request.coordinator));
  for (const auto& command : plan.commands) {
    if (commands_max-- == 0) {
      return fail(
          ErrorCode::unavailable, "the import was interrupted", "repeat it: it goes on where it stopped"
      );
    }
    VERDIEP_CHECK(submit(application, account, plan.coordinator, command));
  }
  VERDIEP_CHECK(write_row(application, key, std::nullopt));
  return Imported{plan.stream, account, plan.title, plan.dingen, row.has_value()};
}

} // namespace verdiep::cli
