#include "server/gateway/feeds.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::gateway {

/// One answer.
///
/// Invariants  1. At most one piece is made at a time, and none unless it was asked for.
///             2. What happens while a piece is made is read before anybody waits for more.
class Feeds::Body final : public BodySource, public std::enable_shared_from_this<Body> {
public:
  Body(Loop& loop, metrics::Gauge& open, Wish wish) : loop_(loop), open_(open), wish_(std::move(wish)) {
    open_.add();
  }
  ~Body() override { open_.subtract(); }

  void next(Deliver deliver) override {
    if (state_ == State::ended)
      return deliver(last());
    deliver_ = std::move(deliver);
    if (!last_words_.empty())
      return finish();
    make();
  }

  void end() override {
    if (state_ == State::ended || !last_words_.empty()) // those are still told, and then it ends
      return;
    is_cut_short_ = !wish_.following;
    const bool waits = state_ == State::waiting;
    state_ = State::ended;
    if (waits)
      deliver(last());
  }

  /// Something happened in its stream.
  void wake() {
    has_news_ = true;
    if (state_ == State::waiting)
      make();
  }

  void beat() {
    if (state_ == State::waiting)
      deliver("\n");
  }

  /// Says why, and ends.
  void end_with(std::string_view reason) {
    if (state_ == State::ended || !wish_.following)
      return;
    last_words_ = wish_.following->last_words(reason);
    if (state_ == State::waiting)
      finish();
  }

  [[nodiscard]] const Wish& wish() const { return wish_; }

private:
  enum class State : std::uint8_t { idle, making, waiting, ended };

  void make() {
    state_ = State::making;
    has_news_ = false;
    loop_.read([self = shared_from_this()] {
      auto piece = self->wish_.produce();
      self->loop_.post([self, piece = std::move(piece)]() mutable { self->made(std::move(piece)); });
    });
  }

  void made(Result<std::string> piece) {
    if (state_ == State::ended)
      return deliver(last());
    if (!last_words_.empty())
      return finish(); // first: what was made may not be theirs any more
    if (!piece || !piece->empty())
      return deliver(std::move(piece));
    if (!wish_.following) {
      state_ = State::ended;
      return deliver(std::string());
    }
    if (has_news_)
      return make();
    state_ = State::waiting;
  }

  /// An export that was cut short must not look whole; a feed has no whole.
  [[nodiscard]] Result<std::string> last() const {
    return is_cut_short_ ? Result<std::string>(fail(ErrorCode::unavailable, "the export was cut short"))
                         : std::string();
  }

  void finish() {
    state_ = State::ended;
    deliver(std::exchange(last_words_, {}));
  }

  void deliver(Result<std::string> piece) {
    if (state_ != State::ended)
      state_ = State::idle;
    if (auto taken = std::exchange(deliver_, {}))
      taken(std::move(piece));
  }

  Loop& loop_;
  metrics::Gauge& open_;
  const Wish wish_;
  State state_ = State::idle;
  bool has_news_ = false;
  bool is_cut_short_ = false;
  std::string last_words_;
  Deliver deliver_; ///< while somebody waits for a piece
};

Feeds::Feeds(Parts parts)
    : parts_(std::move(parts)),
      open_(parts_.metrics.gauge("verdiep_feeds", "Open event feeds and exports.")) {
  tick();
}

std::vector<std::shared_ptr<Feeds::Body>> Feeds::bodies() {
  std::vector<std::shared_ptr<Body>> live;
  std::erase_if(bodies_, [&](const std::weak_ptr<Body>& entry) {
    auto body = entry.lock();
    if (body == nullptr)
      return true;
    live.push_back(std::move(body));
    return false;
  });
  return live;
}

std::shared_ptr<BodySource> Feeds::open(Wish wish) {
  const auto live = bodies();
  const auto own = std::count_if(live.begin(), live.end(), [&](const auto& body) {
    return body->wish().account == wish.account;
  });
  if (live.size() >= parts_.feeds_max || static_cast<std::size_t>(own) >= parts_.feeds_per_account_max)
    return nullptr;
  auto body = std::make_shared<Body>(parts_.loop, open_, std::move(wish));
  bodies_.push_back(body);
  return body;
}

void Feeds::add(const pipeline::Published& published) {
  parts_.loop.post([this, stream = published.stream, changed = published.audiences_changed] {
    for (const auto& body : bodies()) {
      const auto& following = body->wish().following;
      if (!following || following->stream != stream)
        continue;
      if (std::find(changed.begin(), changed.end(), following->member) != changed.end())
        body->end_with("access_changed");
      else
        body->wake();
    }
  });
}

void Feeds::end_access(const Sha256& access) {
  for (const auto& body : bodies()) {
    if (body->wish().following && body->wish().following->access == access)
      body->end_with("token_ended");
  }
}

void Feeds::end_all() {
  for (const auto& body : bodies())
    body->end_with("shutting_down");
}

void Feeds::tick() {
  const Timestamp now = parts_.clock();
  for (const auto& body : bodies()) {
    if (body->wish().following && body->wish().following->expires <= now)
      body->end_with("token_ended");
    else
      body->beat();
  }
  parts_.loop.post_after(parts_.heartbeat, [this] { tick(); });
}

} // namespace verdiep::gateway
