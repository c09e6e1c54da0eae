#include "client-wasm/received_figures.hpp"

#include "client-wasm/platform/chance.hpp"
#include "client-wasm/platform/http.hpp"
#include "client-wasm/platform/store.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace verdiep {
namespace {

/// The figures are of days that are over: they change once a day, but for who was erased since.
constexpr std::int64_t fresh_ms = 60LL * 60 * 1000;

std::string database_of(std::string_view account) {
  return "verdiep-figures-" + std::string(account);
}

} // namespace

std::string figures_path(StreamId stream) {
  return "/api/programmes/" + to_text(stream) + "/insights";
}

ReceivedFigures::ReceivedFigures(
    const account::SignedIn& who, StreamId stream, std::function<void()> on_doubt
)
    : account_(who.account),
      keeps_(!who.is_shared),
      stream_(stream),
      on_doubt_(std::move(on_doubt)),
      notes_([] {}) {} // what cannot be kept is asked for again

void ReceivedFigures::start() {
  // Whoever may not read the stream (any more) has no copy of it either.
  platform::destroy_store("verdiep-" + account_, [this](platform::StoreResult) {
    static constexpr std::array<std::string_view, 1> stores{replica::DeviceNotes::store_name};
    const std::string database = keeps_ ? database_of(account_) : std::string();
    platform::open_store(database, stores, [this](platform::StoreResult) {
      notes_.load([this] {
        recall();
        ask();
      });
    });
  });
}

void ReceivedFigures::recall() {
  const std::string* json = notes_.find("figures:" + to_text(stream_));
  const std::string* time = notes_.find("received:" + to_text(stream_));
  if (json == nullptr || time == nullptr)
    return;
  answer_ = insights::parse_answer(*json);
  (void)std::from_chars(time->data(), time->data() + time->size(), received_.ms);
}

void ReceivedFigures::ask() {
  line_ = Line::asking;
  platform::get_json(figures_path(stream_), [this](const platform::HttpResponse& response) {
    asked(response.status, response.body);
  });
}

void ReceivedFigures::asked(int status, const std::string& json) {
  if (status == 200) {
    auto answer = insights::parse_answer(json);
    line_ = answer ? Line::answered : Line::server;
    if (!answer)
      return;
    answer_ = std::move(answer);
    received_ = Timestamp{platform::time_of_day_ms()};
    notes_.put("figures:" + to_text(stream_), json);
    notes_.put("received:" + to_text(stream_), std::to_string(received_.ms));
    if (answer_->figures.detail != insights::Detail::figures)
      on_doubt_();
    return;
  }
  if (status == 0) {
    line_ = Line::no_answer;
  } else if (status == 401) {
    line_ = Line::no_answer;
    on_doubt_();
  } else if (status == 403 || status == 404) {
    // No member any more: nothing of the programme is theirs to see.
    line_ = Line::not_allowed;
    answer_.reset();
    notes_.erase("figures:" + to_text(stream_));
    notes_.erase("received:" + to_text(stream_));
  } else {
    line_ = Line::server;
  }
}

void ReceivedFigures::tick(Timestamp now) {
  const bool is_old =
      now.ms - received_.ms > fresh_ms || insights::day_of(now) != insights::day_of(received_);
  if (line_ != Line::asking && (line_ != Line::answered || is_old))
    ask();
}

void ReceivedFigures::wipe(std::string_view account, std::function<void()> done) {
  platform::destroy_store(database_of(account), [done = std::move(done)](platform::StoreResult) { done(); });
}

} // namespace verdiep
