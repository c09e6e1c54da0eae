#include "server/cli/application.hpp"

#include "server/cli/store_check.hpp"
#include "server/pipeline/committer.hpp"
#include "server/signing/key_file.hpp"

#include <chrono>
#include <utility>

namespace verdiep::cli {

Timestamp system_now() {
  using namespace std::chrono;
  return Timestamp{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

namespace {

/// A new key for a store with history would make every client refuse it: only an empty store gets one.
Result<signing::Signer> signer_of(const log::Log& log, const std::filesystem::path& store) {
  VERDIEP_TRY(streams, log.streams());
  if (streams.empty()) {
    return signing::open_signer(store);
  }
  auto signer = signing::read_signer(store);
  if (!signer && signer.error().code == ErrorCode::not_found) {
    return fail(
        ErrorCode::damaged, "the signing key " + (store / signing::key_file_name).string() + " is missing",
        "bring it back from a backup: clients know this store by its key"
    );
  }
  return signer;
}

} // namespace

Result<std::unique_ptr<Application>> Application::open(ApplicationOptions options) {
  log::RocksdbOptions log_options;
  log_options.create = options.create;
  log_options.reserve_bytes = options.reserve_bytes;
  log_options.notice = [report = options.report](const std::string& line) { report(line); };
  VERDIEP_TRY(log, log::RocksdbLog::open(options.store, std::move(log_options)));
  VERDIEP_TRY(signer, signer_of(*log, options.store));
  VERDIEP_TRY(checkpoints, signing::CheckpointFolder::open(options.store));
  VERDIEP_CHECK(check_against_checkpoints(*log, checkpoints, signer));

  std::unique_ptr<Application> application(
      new Application(std::move(options), std::move(log), signer, checkpoints)
  );
  VERDIEP_CHECK(application->identity_->resume(application->now()));
  return application;
}

Application::Application(
    ApplicationOptions options,
    std::unique_ptr<log::RocksdbLog> log,
    signing::Signer signer,
    signing::CheckpointFolder checkpoints
)
    : options_(std::move(options)),
      log_(std::move(log)),
      signer_(signer),
      checkpoints_(std::move(checkpoints)),
      keeper_(
          checkpoints_,
          [this](const Error& error) { options_.report("a checkpoint was not kept: " + error.context); }
      ),
      follower_(*this) {
  pipeline::PipelineOptions pipeline_options{
      .log = *log_, .signer = signer_, .metrics = metrics_, .clock = options_.clock, .listener = &follower_
  };
  pipeline_ = pipeline::make_pipeline(pipeline_options);
  identity_ = std::make_unique<identity::Identity>(*log_, *pipeline_);
}

Application::~Application() {
  pipeline_->stop();
}

void Application::Follower::on_group_begun() {
  application_.relay_.on_group_begun();
}

void Application::Follower::on_group_told() {
  application_.relay_.on_group_told();
}

void Application::Follower::on_published(const pipeline::Published& published) {
  application_.relay_.on_published(published);
}

void Application::Follower::on_checkpoint(
    StreamId stream, Position size, std::shared_ptr<const std::string> note
) {
  application_.keeper_.keep(stream, note);
  application_.relay_.on_checkpoint(stream, size, std::move(note));
}

void Application::Follower::on_fatal(const Error& error) {
  application_.relay_.on_fatal(error);
}

} // namespace verdiep::cli
