#include "client-wasm/insights_pages.hpp"

#include "client-wasm/address.hpp"
#include "client-wasm/platform/files.hpp"
#include "client-wasm/platform/http.hpp"

#include <span>
#include <string>

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

using screens::insights::Export;
using screens::insights::ExportFailure;

ExportFailure failure_of(int status) {
  switch (status) {
  case 0:
    return ExportFailure::no_answer;
  case 401:
  case 403:
  case 404:
    return ExportFailure::not_allowed;
  case 503:
    return ExportFailure::too_busy;
  default:
    return ExportFailure::server;
  }
}

std::string_view ending_of(Export what) {
  switch (what) {
  case Export::csv:
  case Export::figures:
    return "csv";
  case Export::ndjson:
    return "ndjson";
  case Export::xes:
    return "xes";
  }
  return {};
}

std::string address_of_file(StreamId stream, Export what, bool with_content) {
  if (what == Export::figures)
    return figures_path(stream) + "?format=csv";
  return "/api/programmes/" + to_text(stream) + "/export?format=" + std::string(ending_of(what)) +
         (with_content ? "&content=1" : "");
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
  const auto wish = screens::insights::show(ui, reader, figures, true, filter, view_);
  take(ui, reader, client.programme_replica().stream(), wish);
}

void InsightsPages::show_received(
    ui::Ui& ui,
    const Reader& reader,
    ReceivedFigures& figures,
    StreamId stream,
    std::string_view query,
    const std::function<void()>& show_troubles
) {
  using Line = ReceivedFigures::Line;
  const words::Insights& words = reader.words.insights;
  auto page = ui.page({.id = "insights", .title = words.title, .lead = words.lead});
  show_troubles();
  const auto& answer = figures.answer();
  if (!answer && figures.line() == Line::asking)
    return ui.skeleton({.id = "asking", .label = words.received.asking, .lines = 6});
  if (!answer) {
    const bool is_out = figures.line() == Line::not_allowed;
    auto none = ui.empty({
        .id = "none",
        .icon = design::Icon::chart_column,
        .title = is_out ? words.title : words.received.none_title,
        .text = is_out ? reader.words.connection.revoked : words.received.none_text,
    });
    if (ui.button({.id = "retry", .label = words.received.retry, .icon = design::Icon::refresh}))
      figures.ask();
    return;
  }
  if (figures.line() == Line::no_answer || figures.line() == Line::server)
    ui.notice({.id = "last", .tone = ui::Tone::neutral, .text = words.received.last});
  if (answer->through) {
    constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;
    const std::string day = reader.words.day(Timestamp{answer->through->value * day_ms}, 0);
    ui.note(words.received.through(day, reader.when(figures.received())));
  }
  const auto wish = screens::insights::show(ui, reader, answer->figures, false, filter_of(query), view_);
  take(ui, reader, stream, wish);
}

void InsightsPages::take(
    ui::Ui& ui, const Reader& reader, StreamId stream, const screens::insights::Wish& wish
) {
  if (wish.file) {
    const std::string& text = wish.file->text;
    platform::save_file("verdiep-" + wish.file->name, "text/csv", std::as_bytes(std::span(text)));
    ui.toast(reader.words.insights.saved);
  }
  if (wish.whole)
    fetch(stream, *wish.whole, reader.now);
}

void InsightsPages::fetch(StreamId stream, Export what, Timestamp now) {
  const std::string name =
      "verdiepdingen-" + insights::to_text(insights::day_of(now)) + "." + std::string(ending_of(what));
  view_.under_way = what;
  view_.failure.reset();
  platform::save_answer(
      address_of_file(stream, what, view_.with_content), name,
      [this](const platform::HttpResponse& response) {
        view_.under_way.reset();
        if (response.status != 200)
          view_.failure = failure_of(response.status);
      }
  );
}

} // namespace verdiep
