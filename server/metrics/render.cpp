#include "server/metrics/registry.hpp"

#include <array>
#include <charconv>

namespace verdiep::metrics {

namespace {

/// As Go's %g, with `.0` where nothing else shows that it is a float (OpenMetrics 1.0, "Numbers").
std::string number_text(double value) {
  std::array<char, 32> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general).ptr;
  std::string text(buffer.data(), end);
  if (text.find_first_of(".en") == std::string::npos) {
    text += ".0";
  }
  return text;
}

void append_sample(
    std::string& out,
    std::string_view name,
    std::string_view ending,
    std::string_view labels,
    const std::string& value
) {
  out.append(name).append(ending);
  if (!labels.empty()) {
    out.append("{").append(labels).append("}");
  }
  out.append(" ").append(value).append("\n");
}

void append(std::string& out, std::string_view name, std::string_view labels, const Counter& counter) {
  append_sample(out, name, "_total", labels, std::to_string(counter.value()));
}

void append(std::string& out, std::string_view name, std::string_view labels, const Gauge& gauge) {
  append_sample(out, name, "", labels, std::to_string(gauge.value()));
}

/// Buckets are cumulative, and the count is that of the last one: one pass, so that they agree while others
/// observe.
void append(std::string& out, std::string_view name, std::string_view labels, const Histogram& histogram) {
  const auto bounds = histogram.upper_bounds();
  const std::string before = labels.empty() ? "" : std::string(labels) + ",";
  std::uint64_t count = 0;
  for (std::size_t index = 0; index <= bounds.size(); ++index) {
    count += histogram.in_bucket(index);
    const std::string bound = index < bounds.size() ? number_text(bounds[index]) : "+Inf";
    append_sample(out, name, "_bucket", before + "le=\"" + bound + "\"", std::to_string(count));
  }
  append_sample(out, name, "_sum", labels, number_text(histogram.sum()));
  append_sample(out, name, "_count", labels, std::to_string(count));
}

/// In help only these two are escaped.
std::string escaped_help(std::string_view help) {
  std::string out;
  for (const char c : help) {
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

constexpr std::array<std::string_view, 3> kinds = {"counter", "gauge", "histogram"};

} // namespace

std::string Registry::render() const {
  std::string out;
  const std::lock_guard lock(mutex_);
  for (const auto& [name, family] : families_) {
    out.append("# TYPE ").append(name).append(" ").append(kinds[family.kind]).append("\n");
    if (name.ends_with("_seconds")) {
      out.append("# UNIT ").append(name).append(" seconds\n");
    }
    out.append("# HELP ").append(name).append(" ").append(escaped_help(family.help)).append("\n");
    for (const auto& [labels, metric] : family.series) {
      // NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): does not see that the visited pointer is set
      std::visit([&](const auto& owned) { append(out, name, labels, *owned); }, metric);
    }
  }
  return out + "# EOF\n";
}

} // namespace verdiep::metrics
