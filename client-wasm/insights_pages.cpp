#include "client-wasm/insights_pages.hpp"

#include "client-wasm/address.hpp"
#include "client-wasm/platform/files.hpp"

#include <span>

namespace verdiep {

using insights::Detail;
using screens::Reader;

namespace {

/// For who may not see a day before it is over.
insights::Counted counted_until_today(const history::Records& records, Timestamp now) {
  insights::Counted counted;
  for (std::uint64_t value = 1; value <= records.head.value; ++value) {
    const Position position{value};
    const auto record = decode_record(records.at(position));
    if (record && !insights::is_day_over(record->recorded, now))
      break;
    if (record)
      counted.apply(*record);
    else
      counted.apply_unknown(position);
  }
  return counted;
}

screens::insights::Filter filter_of(std::string_view query) {
  return {
      .period = screens::insights::parse_period(parameter(query, "periode")),
      .track = screens::insights::parse_track(parameter(query, "soort")),
      .group = parse_id<GroupId>(parameter(query, "groep")),
  };
}

} // namespace

const insights::Figures& InsightsPages::look(const Reader& reader, const replica::KeptReplica& replica) {
  const insights::Viewer viewer = insights::viewer_of(reader.model.state.people, reader.me);
  const Basis basis{
      .stream = replica.stream(),
      .viewer = viewer.member,
      .detail = viewer.detail,
      .head = reader.model.state.head,
      .confirmed = reader.confirmed,
      .waiting = reader.outbox.size(),
      .newest = reader.outbox.empty() ? CommandId{} : reader.outbox.back().id,
      .today = insights::day_of(reader.now),
  };
  if (basis_ == basis)
    return figures_;
  basis_ = basis;
  if (viewer.detail == Detail::figures) {
    const insights::Counted counted = counted_until_today(replica.records(), reader.now);
    figures_ = insights::figures(counted.state, counted.ledger, viewer);
  } else {
    figures_ = insights::figures(reader.model.state, reader.model.insights, viewer);
  }
  return figures_;
}

void InsightsPages::show(
    ui::Ui& ui,
    const Reader& reader,
    const replica::ProgrammeClient& client,
    std::string_view query,
    const std::function<void()>& show_troubles
) {
  const words::Insights& words = reader.words.insights;
  auto page = ui.page({.id = "insights", .title = words.title, .lead = words.lead});
  show_troubles();
  screens::insights::Filter filter = filter_of(query);
  if (filter.group && projections::find_group(reader.model.groups, *filter.group) == nullptr)
    filter.group.reset();
  const insights::Figures& figures = look(reader, client.programme_replica());
  if (const auto file = screens::insights::show(ui, reader, figures, filter, view_)) {
    platform::save_file("verdiep-" + file->name, "text/csv", std::as_bytes(std::span(file->text)));
    ui.toast(words.saved);
  }
}

} // namespace verdiep
