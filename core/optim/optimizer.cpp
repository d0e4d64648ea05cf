#include "core/optim/optimizer.h"

#include <Eigen/Core>
#include <cassert>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/catalog-list.h"
#include "core/matrix/buffer.h"
#include "core/optim/all.h"
#include "core/optim/elements.h"
#include "core/optim/update.h"

namespace gradlab {

std::span<const RuleInfo> rules() { return infos<rule::All>; }

std::span<const Entry> ruleEntries() { return entriesOf<infos<rule::All>>; }

const RuleEntry* findRule(std::string_view name) {
  static constexpr auto all = [] {
    std::array<RuleEntry, std::tuple_size_v<rule::All>> list{};
    for (std::size_t i = 0; i < list.size(); ++i) {
      const RuleInfo& info = infos<rule::All>[i];
      list[i] = {entriesOf<infos<rule::All>>[i], info.scaleFree, info.buffers};
    }
    return list;
  }();
  return findByName(std::span<const RuleEntry>(all), name);
}

/// The interface that all rules share, with the state of one.
template <class Scalar>
class UpdateRule {
 public:
  UpdateRule(Index parameters, Index buffers) : size(parameters), state(parameters * buffers) {}
  virtual ~UpdateRule() = default;
  virtual bool step(Scalar* theta, const Scalar* gradient, double lr) = 0;

  Index size;
  Buffer<Scalar> state;
  std::vector<RateGroup> groups{{0, size, 1}};
  std::int64_t stepCount = 0;
};

namespace {

/// The index of the knob that sets the initial value of the buffers; the number of knobs when there is none.
template <class Rule>
constexpr std::size_t startOf = [] {
  std::size_t i = 0;
  while (i < Rule::knobs.size() && Rule::knobs[i].name != Rule::info.buffersStartAt) ++i;
  return i;
}();

template <class Rule, class Scalar>
class Typed final : public UpdateRule<Scalar> {
 public:
  Typed(std::span<const double> knobs, Index parameters)
      : UpdateRule<Scalar>(parameters, static_cast<Index>(Rule::buffers.size())), rule_(knobs) {
    if constexpr (startOf<Rule> < Rule::knobs.size())
      for (Scalar& value : this->state.span()) value = static_cast<Scalar>(knobs[startOf<Rule>]);
  }

  bool step(Scalar* theta, const Scalar* gradient, double lr) override {
    ++this->stepCount;
    bool finite = true;
    for (const RateGroup& group : this->groups) {
      rule::Elements<Scalar> elements(theta + group.from, gradient + group.from, group.size,
                                      this->state.data() + group.from, this->size);
      rule_.step(elements, rule::Update{.lr = lr * group.factor, .unscaledLr = lr, .t = this->stepCount});
      finite = elements.finite() && finite;
    }
    return finite;
  }

 private:
  Rule rule_;
};

}  // namespace

template <class Scalar>
Optimizer<Scalar>::Optimizer(std::string_view rule, std::span<const double> knobs, Index parameters) {
  assert(parameters == padded<Scalar>(parameters));
  [[maybe_unused]] const bool known = visitEntry<rule::All>(rule, [&]<class Rule>(std::type_identity<Rule>) {
    assert(knobs.size() == Rule::knobs.size());
    rule_ = std::make_unique<Typed<Rule, Scalar>>(knobs, parameters);
  });
  assert(known);
}

template <class Scalar>
Optimizer<Scalar>::Optimizer(Optimizer&&) noexcept = default;
template <class Scalar>
Optimizer<Scalar>& Optimizer<Scalar>::operator=(Optimizer&&) noexcept = default;
template <class Scalar>
Optimizer<Scalar>::~Optimizer() = default;

template <class Scalar>
void Optimizer<Scalar>::setRates(std::span<const RateGroup> groups) {
  [[maybe_unused]] Index next = 0;
  for ([[maybe_unused]] const RateGroup& group : groups) {
    assert(group.from == next && group.size == padded<Scalar>(group.size));
    next += group.size;
  }
  assert(next == rule_->size);
  rule_->groups.assign(groups.begin(), groups.end());
}

template <class Scalar>
bool Optimizer<Scalar>::step(std::span<Scalar> theta, std::span<const Scalar> gradient, double lr) {
  assert(static_cast<Index>(theta.size()) == rule_->size && theta.size() == gradient.size());
  return rule_->step(theta.data(), gradient.data(), lr);
}

template <class Scalar>
std::span<Scalar> Optimizer<Scalar>::state() {
  return rule_->state.span();
}

template <class Scalar>
std::span<const Scalar> Optimizer<Scalar>::state() const {
  return std::as_const(rule_->state).span();
}

template <class Scalar>
std::int64_t Optimizer<Scalar>::stepCount() const {
  return rule_->stepCount;
}

template <class Scalar>
void Optimizer<Scalar>::resume(std::int64_t stepCount) {
  rule_->stepCount = stepCount;
}

template class Optimizer<float>;
template class Optimizer<double>;

}  // namespace gradlab
