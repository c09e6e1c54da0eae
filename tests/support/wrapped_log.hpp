#pragma once

#include "server/log/log.hpp"

namespace verdiep::test {

/// Passes everything on to another log: for tests that change one thing about it.
class WrappedLog : public log::Log {
public:
  explicit WrappedLog(log::Log& log) : log_(log) {}

  [[nodiscard]] Result<std::vector<log::CommitResult>> commit(std::span<const log::Commit> commits) override {
    return log_.commit(commits);
  }
  [[nodiscard]] Result<Position> head(StreamId stream) const override { return log_.head(stream); }
  [[nodiscard]] Result<std::vector<StreamId>> streams() const override { return log_.streams(); }
  [[nodiscard]] Result<void>
  read(StreamId stream, Position from, Position to, const log::RecordVisitor& visit) const override {
    return log_.read(stream, from, to, visit);
  }
  [[nodiscard]] Result<std::vector<log::FeedItem>> read_feed(
      StreamId stream, const disclosures::Audience& audience, std::uint64_t from_seq, std::size_t count
  ) const override {
    return log_.read_feed(stream, audience, from_seq, count);
  }
  [[nodiscard]] Result<std::uint64_t>
  feed_head(StreamId stream, const disclosures::Audience& audience) const override {
    return log_.feed_head(stream, audience);
  }
  [[nodiscard]] Result<std::optional<log::DisclosedValue>>
  value(StreamId stream, const log::ValueKey& key) const override {
    return log_.value(stream, key);
  }
  [[nodiscard]] Result<std::optional<Bytes>>
  outcome(log::AccountId account, CommandId command) const override {
    return log_.outcome(account, command);
  }
  [[nodiscard]] Result<std::optional<Bytes>> row(log::Table table, ByteView key) const override {
    return log_.row(table, key);
  }
  [[nodiscard]] Result<std::vector<std::pair<Bytes, Bytes>>>
  rows(log::Table table, ByteView prefix) const override {
    return log_.rows(table, prefix);
  }
  [[nodiscard]] Result<void> purge(StreamId stream, disclosures::SubjectId subject) override {
    return log_.purge(stream, subject);
  }

private:
  log::Log& log_;
};

} // namespace verdiep::test
