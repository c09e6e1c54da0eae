#include "server/metrics/registry.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace verdiep::metrics {

namespace {

/// A metric is named in the source, so a wrong name is a bug, found by the first test that starts the server.
void require(bool holds, std::string_view name, const char* rule) {
  if (holds) {
    return;
  }
  std::fprintf(stderr, "metric %.*s: %s\n", static_cast<int>(name.size()), name.data(), rule);
  std::abort();
}

bool is_name(std::string_view name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !name.empty() && is_letter(name.front()) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return is_letter(c) || is_digit(c); });
}

std::string escaped(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c == '\\' || c == '"') {
      out += '\\';
    }
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

/// `a="x",b="y"`, in the order of the labels' names; the key of a series.
std::string rendered(Labels labels) {
  std::sort(labels.begin(), labels.end());
  std::string out;
  for (const auto& [name, value] : labels) {
    require(is_name(name), name, "is no label name");
    if (!out.empty()) {
      out += ',';
    }
    out.append(name).append("=\"").append(escaped(value)).append("\"");
  }
  return out;
}

} // namespace

Histogram::Histogram(std::span<const double> upper_bounds)
    : upper_bounds_(upper_bounds.begin(), upper_bounds.end()),
      buckets_(std::make_unique<std::atomic<std::uint64_t>[]>(upper_bounds.size() + 1)) {
  const bool rises = std::adjacent_find(upper_bounds.begin(), upper_bounds.end(), std::greater_equal<>()) ==
                     upper_bounds.end();
  require(
      rises && std::all_of(
                   upper_bounds.begin(), upper_bounds.end(), [](double bound) { return std::isfinite(bound); }
               ),
      "histogram", "bounds are finite and rise"
  );
}

void Histogram::observe(double value) {
  const auto bound = std::lower_bound(upper_bounds_.begin(), upper_bounds_.end(), value);
  const auto index = static_cast<std::size_t>(bound - upper_bounds_.begin());
  buckets_[index].fetch_add(1, std::memory_order_relaxed);
  double sum = sum_.load(std::memory_order_relaxed);
  while (!sum_.compare_exchange_weak(sum, sum + value, std::memory_order_relaxed)) {
  }
}

std::uint64_t Histogram::in_bucket(std::size_t index) const {
  return buckets_[index].load(std::memory_order_relaxed);
}

std::uint64_t Histogram::count() const {
  std::uint64_t count = 0;
  for (std::size_t index = 0; index <= upper_bounds_.size(); ++index) {
    count += in_bucket(index);
  }
  return count;
}

double Histogram::sum() const {
  return sum_.load(std::memory_order_relaxed);
}

Registry::Family& Registry::family(std::string_view name, std::string_view help, std::size_t kind) {
  require(is_name(name), name, "is no metric name");
  const auto found = families_.find(name);
  if (found == families_.end()) {
    return families_.emplace(std::string(name), Family{kind, std::string(help), {}}).first->second;
  }
  require(found->second.kind == kind && found->second.help == help, name, "was registered otherwise before");
  return found->second;
}

Counter& Registry::counter(std::string_view name, std::string_view help, Labels labels) {
  constexpr std::string_view ending = "_total";
  require(name.ends_with(ending), name, "a counter ends in _total");
  name.remove_suffix(ending.size());
  const std::lock_guard lock(mutex_);
  auto& series = family(name, help, 0).series;
  const auto [found, added] = series.try_emplace(rendered(std::move(labels)));
  if (added) {
    found->second = std::make_unique<Counter>();
  }
  return *std::get<0>(found->second);
}

Gauge& Registry::gauge(std::string_view name, std::string_view help, Labels labels) {
  require(!name.ends_with("_total"), name, "only a counter ends in _total");
  const std::lock_guard lock(mutex_);
  auto& series = family(name, help, 1).series;
  const auto [found, added] = series.try_emplace(rendered(std::move(labels)));
  if (added) {
    found->second = std::make_unique<Gauge>();
  }
  return *std::get<1>(found->second);
}

Histogram& Registry::histogram(
    std::string_view name, std::string_view help, std::span<const double> upper_bounds, Labels labels
) {
  require(!name.ends_with("_total"), name, "only a counter ends in _total");
  const std::lock_guard lock(mutex_);
  auto& series = family(name, help, 2).series;
  const auto [found, added] = series.try_emplace(rendered(std::move(labels)));
  if (added) {
    found->second = std::make_unique<Histogram>(upper_bounds);
  }
  Histogram& histogram = *std::get<2>(found->second);
  require(std::ranges::equal(histogram.upper_bounds(), upper_bounds), name, "has other bounds elsewhere");
  return histogram;
}

} // namespace verdiep::metrics
