#pragma once

#include "events/types/timestamp.hpp"
#include "server/gateway/relay.hpp"
#include "server/identity/identity.hpp"
#include "server/log/rocksdb_log.hpp"
#include "server/metrics/registry.hpp"
#include "server/pipeline/pipeline.hpp"
#include "server/signing/checkpoint_folder.hpp"
#include "server/signing/checkpoint_keeper.hpp"
#include "server/signing/signer.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

/// The program `verdiep`: its subcommands, and how its parts are put together.
namespace verdiep::cli {

/// The machine's clock.
[[nodiscard]] Timestamp system_now();

struct ApplicationOptions {
  std::filesystem::path store;
  bool create = false; ///< make the store where there is none
  std::uint64_t reserve_bytes = 256u << 20;
  std::function<Timestamp()> clock = system_now;
  /// Takes one line for the operator; never content.
  std::function<void(std::string_view)> report;
};

/// One organisation's store, open, with everything that works on it but the gateway: log, signing key, last
/// checkpoints, metrics, pipeline, identity; opened in this order and closed in the reverse one. `serve`,
/// `demo`, the commands that work on a store that nobody serves, and tests share it.
///
/// Threads  as its parts; open and close on one thread
class Application {
public:
  /// Opens the store, and compares it with the last checkpoints that were signed for it.
  ///
  /// Errors   in_use; not_found (no store there); damaged: what and where, and nothing was changed;
  /// unsupported;
  ///          invalid_input; unavailable
  [[nodiscard]] static Result<std::unique_ptr<Application>> open(ApplicationOptions options);

  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;
  /// Finishes what was submitted, keeps the last checkpoints, closes the log.
  ~Application();

  [[nodiscard]] const ApplicationOptions& options() const { return options_; }
  [[nodiscard]] Timestamp now() const { return options_.clock(); }

  [[nodiscard]] log::RocksdbLog& log() { return *log_; }
  [[nodiscard]] const signing::Signer& signer() const { return signer_; }
  [[nodiscard]] const signing::CheckpointFolder& checkpoints() const { return checkpoints_; }
  [[nodiscard]] metrics::Registry& metrics() { return metrics_; }
  [[nodiscard]] pipeline::Pipeline& pipeline() { return *pipeline_; }
  [[nodiscard]] identity::Identity& identity() { return *identity_; }
  /// Where a gateway attaches itself.
  [[nodiscard]] gateway::Relay& relay() { return relay_; }

private:
  /// Hands checkpoints to their keeper, and everything to the relay.
  class Follower final : public pipeline::Listener {
  public:
    explicit Follower(Application& application) : application_(application) {}
    void on_group_begun() override;
    void on_group_told() override;
    void on_published(const pipeline::Published& published) override;
    void on_checkpoint(StreamId stream, Position size, std::shared_ptr<const std::string> note) override;
    void on_fatal(const Error& error) override;

  private:
    Application& application_;
  };

  Application(
      ApplicationOptions options,
      std::unique_ptr<log::RocksdbLog> log,
      signing::Signer signer,
      signing::CheckpointFolder checkpoints
  );

  const ApplicationOptions options_;
  std::unique_ptr<log::RocksdbLog> log_;
  signing::Signer signer_;
  signing::CheckpointFolder checkpoints_;
  metrics::Registry metrics_;
  signing::CheckpointKeeper keeper_;
  gateway::Relay relay_;
  Follower follower_;
  std::unique_ptr<pipeline::Pipeline> pipeline_;
  std::unique_ptr<identity::Identity> identity_; ///< outlives the pipeline's `stop`, see the destructor
};

} // namespace verdiep::cli
