"""Published messages render through chat templates of the families that people train.

The templates are our own, written after the families' published conventions: where they put tools, how they
write calls and results, and what they refuse (roles that do not alternate, results without their call).
"""

import json
from pathlib import Path

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tests.publish.workspaces import Desk, chat, publish, session

CHATML = """
{%- for message in messages -%}
<|im_start|>{{ message.role }}
{% if message.reasoning_content is defined %}<think>{{ message.reasoning_content }}</think>
{% endif %}{{ message.content }}
{%- for call in message.tool_calls or [] %}
<tool_call>{{ {"name": call.function.name, "arguments": call.function.arguments} | tojson }}</tool_call>
{%- endfor %}<|im_end|>
{% endfor -%}
"""

QWEN = """
{%- if tools %}<|im_start|>system
# Tools
{% for tool in tools %}{{ tool | tojson }}
{% endfor %}<|im_end|>
{% endif -%}
{%- for message in messages -%}
{%- if message.role == "tool" %}<|im_start|>user
<tool_response>
{{ message.content }}
</tool_response><|im_end|>
{% else %}<|im_start|>{{ message.role }}
{% if message.reasoning_content %}<think>
{{ message.reasoning_content.strip("\\n") }}
</think>

{% endif %}{{ message.content.lstrip("\\n") }}
{%- if message.tool_calls %}
{%- for call in message.tool_calls %}
{%- set call = call.function %}
<tool_call>
{"name": "{{ call.name }}", "arguments": {{ call.arguments | tojson }}}
</tool_call>
{%- endfor %}
{%- endif %}<|im_end|>
{% endif -%}
{% endfor -%}
"""

LLAMA = """
{{- "<|begin_of_text|>" -}}
{%- for message in messages -%}
{%- if "tool_calls" in message -%}
{%- if message.tool_calls | length != 1 -%}{{ raise_exception("one call at a time") }}{%- endif -%}
{%- set call = message.tool_calls[0].function -%}
<|start_header_id|>assistant<|end_header_id|>

{"name": "{{ call.name }}", "parameters": {{ call.arguments | tojson }}}<|eot_id|>
{%- elif message.role == "tool" -%}
<|start_header_id|>ipython<|end_header_id|>

{{ message.content | tojson }}<|eot_id|>
{%- else -%}
<|start_header_id|>{{ message.role }}<|end_header_id|>

{{ message.content | trim }}<|eot_id|>
{%- endif -%}
{%- endfor -%}
"""

MISTRAL = """
{{- "<s>" -}}
{%- for message in messages -%}
{%- if message.role == "user" -%}[INST]{{ message.content }}[/INST]
{%- elif message.tool_calls is defined -%}
[TOOL_CALLS][
{%- for call in message.tool_calls -%}
{%- if call.id is not defined -%}{{ raise_exception("calls need ids") }}{%- endif -%}
{{ {"name": call.function.name, "arguments": call.function.arguments, "id": call.id} | tojson }}
{%- endfor -%}]</s>
{%- elif message.role == "assistant" -%}{{ message.content }}</s>
{%- elif message.role == "tool" -%}
{%- if message.tool_call_id is not defined -%}{{ raise_exception("results need ids") }}{%- endif -%}
[TOOL_RESULTS]{{ {"content": message.content, "call_id": message.tool_call_id} | tojson }}[/TOOL_RESULTS]
{%- else -%}{{ raise_exception("unknown role") }}
{%- endif -%}
{%- endfor -%}
"""

GEMMA = """
{{- "<bos>" -}}
{%- for message in messages -%}
{%- set role = "model" if message.role == "assistant" else message.role -%}
<start_of_turn>{{ role }}
{{ message["content"] | trim }}
{%- for call in message.get("tool_calls", []) %}
```tool_code
{{ call["function"]["name"] }}({% for key, value in call["function"]["arguments"].items() -%}
{{ key }}={{ value | tojson }}{% if not loop.last %}, {% endif %}{% endfor %})
```
{%- endfor %}<end_of_turn>
{% endfor -%}
"""

FAMILIES = {"chatml": CHATML, "qwen": QWEN, "llama": LLAMA, "mistral": MISTRAL, "gemma": GEMMA}


def _render(template: str, messages: list[dict[str, object]], tools: list[object]) -> str:
    environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)

    def refuse(message: str) -> None:
        raise AssertionError(message)

    environment.globals["raise_exception"] = refuse
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    return environment.from_string(template).render(messages=messages, tools=tools)


@pytest.fixture
def loaded(desk: Desk, target: Path, tmp_path: Path) -> list[dict[str, object]]:
    import datasets

    desk.add(chat(1), session(1))
    publish(desk, target)
    return list(datasets.load_dataset(str(target), split="train", cache_dir=str(tmp_path / "cache")))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_tool_conversation_renders_whole(family: str, loaded: list[dict[str, object]]) -> None:
    row = next(each for each in loaded if each["num_tool_calls"])
    text = _render(FAMILIES[family], row["messages"], row["tools"])  # type: ignore[arg-type]
    assert "None" not in text
    assert "notes-1.txt" in text
    assert "[image: not included]" in text
    assert "Two files." in text
    if family != "gemma":
        arguments = json.dumps({"command": "ls", "options": {"all": True, "depth": 2}})
        assert arguments in text
    else:
        assert 'Bash(command="ls", options={"all": true, "depth": 2})' in text


@pytest.mark.parametrize("family", FAMILIES)
def test_a_plain_conversation_renders_whole(family: str, loaded: list[dict[str, object]]) -> None:
    row = next(each for each in loaded if not each["num_tool_calls"])
    text = _render(FAMILIES[family], row["messages"], row["tools"])  # type: ignore[arg-type]
    assert "None" not in text
    assert "Rayleigh scattering. 1" in text
    assert ("Think of light." in text) == (family in ("chatml", "qwen"))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_branch_renders_after_what_it_continues(family: str, loaded: list[dict[str, object]]) -> None:
    row = next(each for each in loaded if each["has_branches"])
    branch = row["branches"][0]  # type: ignore[index]
    prefix = row["messages"][: branch["fork_at"] + 1]  # type: ignore[index]
    text = _render(FAMILIES[family], [*prefix, *branch["messages"]], [])
    assert "It scatters light." in text
    assert "Rayleigh" not in text
