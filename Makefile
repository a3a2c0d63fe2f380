# Two commands on a fresh machine: `make demo` and `make test`. Both set themselves up.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test test-heavy campaign check format wheel clean

demo: $(VENV)/installed
	$(BIN)/assistant demo

# A process for each core, by file: what the tests of a file share is made once.
test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -m "not heavy and not real_service" -n auto --dist loadfile

# What kills processes or builds a wheel.
test-heavy: $(VENV)/installed-dev
	$(BIN)/python -m pytest -m heavy

# Accidents at random, with seeds that are printed: kills, damage, full disks, exchanged archives,
# damaged files at each door, many people at once. More of them by hand, at night.
TRIALS ?= 16
LIVES ?= 4
FILES ?= 160
MINUTES ?= 1
SEED ?= $(shell date +%s)
campaign: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.campaign.kill_commands --trials $(TRIALS) --seed $(SEED)
	$(BIN)/python -m benchmarks.campaign.corrupt_files --trials $(TRIALS) --seed $(SEED)
	$(BIN)/python -m benchmarks.campaign.fill_disks --trials $(TRIALS) --seed $(SEED)
	$(BIN)/python -m benchmarks.campaign.exchange_archives --lives $(LIVES) --seed $(SEED)
	$(BIN)/python -m benchmarks.campaign.fuzz_doors --count $(FILES) --seed $(SEED)
	$(BIN)/python -m benchmarks.campaign.load_page --minutes $(MINUTES) --seed $(SEED)

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(VENV)/installed
	$(BIN)/python -m pip wheel --no-deps -w dist .

clean:
	rm -rf $(VENV) build dist demo

# torch goes first and by its exact version: any other order may choose a build with CUDA.
$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $$(grep '^torch==' constraints.txt)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@
