import { Controller, Get, HttpCode, HttpStatus, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ImpactReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { pickLanguage } from '../http/language.ts';
import { ImpactService } from './impact.service.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The impact assessment of this installation: to be read, and to be handed to the authority. */
@ApiTags('notices')
@Controller('impact')
export class ImpactController {
  constructor(private readonly impact: ImpactService) {}

  @Get()
  @Policy({ action: 'notices.read' })
  @ApiOperation({ summary: 'The impact assessment as it would be written now; it names no person' })
  @ApiReply('ImpactReply')
  read(@Req() request: Request): Promise<ImpactReply> {
    return this.impact.read(pickLanguage(request));
  }

  @Post('exports')
  @Policy({ action: 'notices.write' })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'The same as DOCX; that it was written out is noted, and half a year later it is due again' })
  @ApiOkResponse({ description: 'DOCX', content: { [DOCX]: { schema: { type: 'string', format: 'binary' } } } })
  async export(@Req() request: Request): Promise<StreamableFile> {
    const bytes = await this.impact.exportDocx(pickLanguage(request));
    return new StreamableFile(bytes, { type: DOCX, disposition: 'attachment; filename="danh-gia-tac-dong.docx"' });
  }
}
