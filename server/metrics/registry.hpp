#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// Figures of a running server for its operator, rendered as OpenMetrics text at `/metrics`.
///
/// Source   docs/operations/metrics.md names them all; OpenMetrics 1.0
namespace verdiep::metrics {

/// Only goes up.
class Counter {
public:
  void add(std::uint64_t amount = 1) { value_.fetch_add(amount, std::memory_order_relaxed); }
  [[nodiscard]] std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
  std::atomic<std::uint64_t> value_{0};
};

/// Goes up and down.
class Gauge {
public:
  void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
  void add(std::int64_t amount = 1) { value_.fetch_add(amount, std::memory_order_relaxed); }
  void subtract(std::int64_t amount = 1) { value_.fetch_sub(amount, std::memory_order_relaxed); }
  [[nodiscard]] std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
  std::atomic<std::int64_t> value_{0};
};

/// Counts observations in buckets whose bounds are fixed at registration.
class Histogram {
public:
  /// Shape    finite, strictly rising
  explicit Histogram(std::span<const double> upper_bounds);

  void observe(double value);

  [[nodiscard]] std::span<const double> upper_bounds() const { return upper_bounds_; }
  /// How many fell in the bucket below `upper_bounds()[index]` and in none before it; the last index is +Inf.
  [[nodiscard]] std::uint64_t in_bucket(std::size_t index) const;
  [[nodiscard]] std::uint64_t count() const;
  [[nodiscard]] double sum() const;

private:
  std::vector<double> upper_bounds_;
  std::unique_ptr<std::atomic<std::uint64_t>[]> buckets_; ///< one more than bounds
  std::atomic<double> sum_{0.0};
};

/// Seconds that a disk sync, a commit or an HTTP answer takes: 100 µs to 10 s.
inline constexpr double duration_bounds[] = {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                             0.05,   0.1,     0.25,   0.5,   1.0,    2.5,   5.0,  10.0};
/// How many things a batch holds: 1 to 1,024.
inline constexpr double size_bounds[] = {1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0, 1024.0};

/// One label: name and value. Values never come from outside (no paths, no ids), so that series stay few.
using Label = std::pair<std::string, std::string>;
using Labels = std::vector<Label>;

/// All metrics of one server.
///
/// A metric is registered once by whoever moves it, which keeps the reference; registering the same name and
/// labels again gives the same metric. Registering a name with another kind or help, or a name against the
/// rules of OpenMetrics, is a bug and ends the program.
///
/// Owner    references stay valid as long as the registry
/// Threads  any, at any time; moving a metric takes no lock
class Registry {
public:
  Registry() = default;
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;

  /// `name` ends in `_total`.
  [[nodiscard]] Counter& counter(std::string_view name, std::string_view help, Labels labels = {});
  [[nodiscard]] Gauge& gauge(std::string_view name, std::string_view help, Labels labels = {});
  /// `name` ends in its unit, such as `_seconds`.
  [[nodiscard]] Histogram& histogram(
      std::string_view name,
      std::string_view help,
      std::span<const double> upper_bounds = duration_bounds,
      Labels labels = {}
  );

  /// OpenMetrics 1.0 text, families and series in the order of their names, ending in `# EOF`.
  [[nodiscard]] std::string render() const;

private:
  using Metric = std::variant<std::unique_ptr<Counter>, std::unique_ptr<Gauge>, std::unique_ptr<Histogram>>;
  struct Family {
    std::size_t kind = 0; ///< index in `Metric`
    std::string help;
    std::map<std::string, Metric> series; ///< by rendered labels
  };

  [[nodiscard]] Family& family(std::string_view name, std::string_view help, std::size_t kind);

  mutable std::mutex mutex_;
  std::map<std::string, Family, std::less<>> families_; ///< under mutex_
};

/// The content type of what `render` gives.
inline constexpr auto content_type = "application/openmetrics-text; version=1.0.0; charset=utf-8";

} // namespace verdiep::metrics
