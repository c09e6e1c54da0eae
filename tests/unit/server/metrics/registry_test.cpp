#include "server/metrics/registry.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace verdiep::metrics {
namespace {

TEST(Registry, renders_nothing_but_the_end_when_empty) {
  EXPECT_EQ(Registry().render(), "# EOF\n");
}

TEST(Registry, renders_families_and_series_in_order) {
  Registry registry;
  registry.counter("verdiep_commands_total", "Commands by outcome", {{"result", "rejected"}}).add(2);
  registry.counter("verdiep_commands_total", "Commands by outcome", {{"result", "accepted"}}).add(40);
  registry.gauge("verdiep_a", "First by name").set(-3);
  EXPECT_EQ(
      registry.render(), "# TYPE verdiep_a gauge\n"
                         "# HELP verdiep_a First by name\n"
                         "verdiep_a -3\n"
                         "# TYPE verdiep_commands counter\n"
                         "# HELP verdiep_commands Commands by outcome\n"
                         "verdiep_commands_total{result=\"accepted\"} 40\n"
                         "verdiep_commands_total{result=\"rejected\"} 2\n"
                         "# EOF\n"
  );
}

TEST(Registry, renders_cumulative_buckets_with_float_bounds) {
  Registry registry;
  const double bounds[] = {0.0001, 1.0, 1000000.0};
  Histogram& histogram = registry.histogram("verdiep_commit_seconds", "How long", bounds, {{"kind", "x"}});
  histogram.observe(0.0001);
  histogram.observe(0.5);
  histogram.observe(0.5);
  histogram.observe(2e6);
  EXPECT_EQ(
      registry.render(), "# TYPE verdiep_commit_seconds histogram\n"
                         "# UNIT verdiep_commit_seconds seconds\n"
                         "# HELP verdiep_commit_seconds How long\n"
                         "verdiep_commit_seconds_bucket{kind=\"x\",le=\"0.0001\"} 1\n"
                         "verdiep_commit_seconds_bucket{kind=\"x\",le=\"1.0\"} 3\n"
                         "verdiep_commit_seconds_bucket{kind=\"x\",le=\"1e+06\"} 3\n"
                         "verdiep_commit_seconds_bucket{kind=\"x\",le=\"+Inf\"} 4\n"
                         "verdiep_commit_seconds_sum{kind=\"x\"} 2.0000010001e+06\n"
                         "verdiep_commit_seconds_count{kind=\"x\"} 4\n"
                         "# EOF\n"
  );
}

TEST(Registry, escapes_what_stands_in_quotes_and_in_help) {
  Registry registry;
  registry.gauge("verdiep_b", "back\\slash\nand line", {{"text", "a\"b\\c\nd"}}).set(1);
  EXPECT_EQ(
      registry.render(), "# TYPE verdiep_b gauge\n"
                         "# HELP verdiep_b back\\\\slash\\nand line\n"
                         "verdiep_b{text=\"a\\\"b\\\\c\\nd\"} 1\n"
                         "# EOF\n"
  );
}

TEST(Registry, gives_the_same_metric_for_the_same_labels_in_any_order) {
  Registry registry;
  Counter& first = registry.counter("verdiep_x_total", "X", {{"a", "1"}, {"b", "2"}});
  Counter& second = registry.counter("verdiep_x_total", "X", {{"b", "2"}, {"a", "1"}});
  EXPECT_EQ(&first, &second);
}

TEST(Registry, loses_no_observation_of_several_threads) {
  Registry registry;
  Histogram& histogram = registry.histogram("verdiep_size", "Size", size_bounds);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5000; ++i) {
        histogram.observe(3.0);
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(histogram.count(), 20000u);
  EXPECT_DOUBLE_EQ(histogram.sum(), 60000.0);
}

TEST(RegistryDeathTest, ends_the_program_on_a_name_against_the_rules) {
  Registry registry;
  EXPECT_DEATH((void)registry.counter("verdiep_commands", "X"), "a counter ends in _total");
  EXPECT_DEATH((void)registry.gauge("Verdiep", "X"), "is no metric name");
  (void)registry.gauge("verdiep_c", "X");
  EXPECT_DEATH((void)registry.counter("verdiep_c_total", "X"), "was registered otherwise");
}

} // namespace
} // namespace verdiep::metrics
