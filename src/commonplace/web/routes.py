"""Every address of the page, and what answers it."""

from starlette.routing import Route

from commonplace.web import (
    conversation,
    filters,
    giving,
    inbox,
    picking,
    projects,
    publication,
    rules,
    sample,
    sending,
    value,
    withdrawal,
)
from commonplace.web.static_files import serve_file

__all__ = ["ROUTES"]

ROUTES: tuple[Route, ...] = (
    Route("/", inbox.show, methods=["GET"]),
    Route("/filters", filters.change, methods=["POST"]),
    Route("/facets", inbox.show_facets, methods=["GET"]),
    Route("/decide", inbox.decide_many, methods=["POST"]),
    Route("/undo", inbox.undo_last, methods=["POST"]),
    Route("/redo", rules.redo_last, methods=["POST"]),
    Route("/history", rules.show_history, methods=["GET"]),
    Route("/rules", rules.show, methods=["GET"]),
    Route("/rules", rules.change, methods=["POST"]),
    Route("/pick", picking.show, methods=["GET"]),
    Route("/sample", sample.show, methods=["GET"]),
    Route("/sample/draw", sample.draw_one, methods=["POST"]),
    Route("/sample/seen", sample.nothing_noticed, methods=["POST"]),
    Route("/sample/leak", sample.something_noticed, methods=["POST"]),
    Route("/model", inbox.answer_model, methods=["POST"]),
    Route("/collection", inbox.answer_collection, methods=["POST"]),
    Route("/participants", inbox.answer_participants, methods=["POST"]),
    Route("/projects", projects.show, methods=["GET"]),
    Route("/projects", projects.answer, methods=["POST"]),
    Route("/c/{cid:int}", conversation.show, methods=["GET"]),
    Route("/c/{cid:int}/state", conversation.decide_one, methods=["POST"]),
    Route("/c/{cid:int}/value", conversation.decide_value, methods=["POST"]),
    Route("/value/{value_id:str}", value.show, methods=["GET"]),
    Route("/publish", publication.show, methods=["GET"]),
    Route("/publish/prepare", publication.prepare_rows, methods=["POST"]),
    Route("/publish/plans", giving.answer_plans, methods=["POST"]),
    Route("/publish/{number:int}", publication.show_one, methods=["GET"]),
    Route("/publish/{number:int}/rows/{index:int}", publication.show_row, methods=["GET"]),
    Route("/publish/{number:int}/confirm", sending.confirm_one, methods=["POST"]),
    Route("/publish/{number:int}/send", sending.send_one, methods=["POST"]),
    Route("/publish/{number:int}/cancel", sending.cancel_one, methods=["POST"]),
    Route("/withdraw", withdrawal.show, methods=["GET"]),
    Route("/withdraw/show", withdrawal.show_plan, methods=["POST"]),
    Route("/withdraw/do", withdrawal.carry_out, methods=["POST"]),
    Route("/static/{name:str}", serve_file, methods=["GET"]),
)
